"""What came out, for the group that answered: its own shown scores beside the country, and nothing of the other."""

from flask import Response

from retention_check import clock, dutch, store
from retention_check.domain.collecting import collection_shown, sides_too_small_for_spread
from retention_check.domain.collection import Collection
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.item import Kind
from retention_check.domain.publishing import only_published
from retention_check.domain.round import Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.store import GoneError
from retention_check.web.extensions import comparison_of, database, study
from retention_check.web.respondent.nearby import nearby
from retention_check.web.respondent.page import respondent_page
from retention_check.web.respondent.state import Opened

ANSWERS = SCALES["1-5"].steps()  # points of each of the five answers


def outcome_page(found: Opened) -> Response:
    """What this group answered, once it is final; GoneError when there is nothing of it any more."""
    comparison, side = own_outcome(found), found.side
    collection = collection_shown(comparison, side)
    if collection is None:
        raise GoneError
    return respondent_page(
        "respondent/outcome.html",
        found,
        nearby=nearby(found),
        comparison=comparison,
        who_answered=who_answered(comparison, side),
        when=when(collection),
        spreads=collection.spreads,
        few_for_spread=side in sides_too_small_for_spread(comparison),
        withheld=sum(len(items) for items in comparison.withheld(side).values()),
        shown={kind: [each for each in comparison.of_kind(kind) if each.outcome(side)] for kind in Kind},
        nearest_word=nearest_word,
    )


def own_outcome(found: Opened) -> Comparison:
    """This group's scores beside the country, as if the other group had never been there; GoneError."""
    stored = store.rounds.load(database(), found.page.public_id, clock.today())
    if stored is None:
        raise GoneError
    return comparison_of(_of_one_side(only_published(stored.round), found.side))


def nearest_word(compared: ItemComparison, side: Side) -> str:
    """The answer in words that a shown score is nearest to."""
    shown = compared.shown_score(side)
    if shown is None:
        return ""
    nearest = min(range(len(ANSWERS)), key=lambda place: abs(ANSWERS[place] - shown))
    return study().answer_words[compared.item.kind][nearest]


def who_answered(comparison: Comparison, side: Side) -> str:
    """How many answered of how many that were asked, by the statement that most answered."""
    answered, asked = comparison.respondents(side), comparison.round.asked.get(side)
    people = dutch.plural(answered or 0, "mens antwoordde", "mensen antwoordden")
    return f"{people}. Gevraagd: {dutch.thousands(asked)}." if asked else f"{people}."


def when(collection: Collection) -> str:
    """On which day or days the questionnaire was open: 'van 5 tot 19 november 2026'."""
    days = dutch.span(collection.first_day, collection.last_day)
    return f"{'op' if collection.first_day == collection.last_day else 'van'} {days}"


def _of_one_side(round: Round, side: Side) -> Round:
    return round.without_management() if side is Side.YOUNG else round.without(Side.YOUNG)
