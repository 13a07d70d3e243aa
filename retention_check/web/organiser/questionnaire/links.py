"""The links with which each group answers, their short codes and the one-time codes: made again, never stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count, takewhile

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import secret_links, store
from retention_check.domain.questionnaire import FIVES
from retention_check.domain.side import Side
from retention_check.secret_links import hashed
from retention_check.store import AnswerHashes, GoneError, StoredQuestionnaire
from retention_check.web.audit import log_event
from retention_check.web.current_questionnaire import look_up_again
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database
from retention_check.web.forms import BaseForm
from retention_check.web.organiser.questionnaire.current import require_questionnaire
from retention_check.web.round_links import manage_secret
from retention_check.web.shared_addresses import shared_address

blueprint = Blueprint("links", __name__)

STRIDE = 1000  # times that links of one questionnaire can be withdrawn; the next one of a round counts on from there

MOST_BEGUN = 20  # questionnaires of a round among which the links of a published one are looked for


@dataclass(frozen=True)
class AnswerLink:
    """How a group comes to its questions: the whole address, and a short one with a code to type.

    `path` is the same for who is on this site already. Both addresses are empty on a laptop that nobody can reach.
    """

    side: Side
    address: str
    path: str
    code: str
    short_address: str

    @property
    def to_type(self) -> str:
        """The short address as it is typed, without what a browser adds itself."""
        return self.short_address.partition("://")[2]


def answer_links() -> dict[Side, AnswerLink]:
    """The links of each group that is asked; none when they cannot be shown any more.

    They are made again from the server's key and the round's manage link: after a change of either they still work, and
    nobody knows them.
    """
    return links_of(require_questionnaire())


def links_of(stored: StoredQuestionnaire) -> dict[Side, AnswerLink]:
    """The same of a questionnaire of this page's round, also on a page of a meeting."""
    sides = stored.questionnaire.sides
    if not all(_opens_this_round(side, stored.link_counter) for side in sides):
        return {}
    return {side: _answer_link(side, stored.link_counter) for side in sides}


def one_time_codes(side: Side, *, extra: bool = False) -> tuple[str, ...]:
    """Codes to print, none of them used: those that were made first, or the extra ones.

    Once one was used, only a multiple of five: as many as are left would tell exactly how many began. None when it has
    none, and when they cannot be shown any more: those on paper still work.
    """
    stored = require_questionnaire()
    asked = stored.questionnaire
    if not asked.has_codes:
        return ()
    codes = _codes(side, stored.link_counter, asked.made(side))
    of_kind = codes[asked.asked_first[side] :] if extra else codes[: asked.asked_first[side]]
    unused = store.questionnaires.unused_codes(database(), current_round().public_id, side)
    left = sorted(code for code in of_kind if hashed(code) in unused)
    return tuple(left if len(left) == len(of_kind) else left[: len(left) // FIVES * FIVES])


def make_codes(side: Side, more: int) -> None:
    """Add so many one-time codes for a group; ConflictError when someone else did meanwhile."""
    stored = require_questionnaire()
    made = stored.questionnaire.made(side)
    codes = _codes(side, stored.link_counter, made + more)[made:]
    store.questionnaires.add_codes(
        database(), current_round().public_id, side, made, tuple(hashed(code) for code in codes)
    )


def published_links() -> dict[Side, AnswerLink]:
    """The links of groups whose answers are published: there respondents see their own answers beside the group's.

    Their counter went with the questionnaire, so it is looked for; those that cannot be found are not there.
    """
    found = {side: _counter_after(side) for side in Side if side in current_round().round.collected}
    return {side: _answer_link(side, counter) for side, counter in found.items() if counter is not None}


def new_counter(sides: Iterable[Side]) -> int:
    """The number from which the links of a new questionnaire count: none of an earlier one comes alive again."""
    asked = tuple(sides)
    return next(start for start in count(0, STRIDE) if not any(_was_used(side, start) for side in asked))


def hashes(sides: Iterable[Side], counter: int) -> Mapping[Side, AnswerHashes]:
    """What is stored of links, the long and the short one of each group."""
    manage = manage_secret()
    return {
        side: AnswerHashes(
            hashed(secret_links.answer_secret(manage, side, counter)),
            hashed(secret_links.short_code(manage, side, counter)),
        )
        for side in sides
    }


def code_hashes(asked: Mapping[Side, int], counter: int) -> Mapping[Side, tuple[str, ...]]:
    """What is stored of the one-time codes of each group."""
    return {side: tuple(map(hashed, _codes(side, counter, number))) for side, number in asked.items()}


@blueprint.route("/nieuwe-links", methods=["GET", "POST"])
def renew() -> Response | tuple[str, int]:
    """Ask, then put new links in the place of those that were handed out."""
    stored, form = require_questionnaire(), BaseForm()
    if form.validate_on_submit() and form.try_save(_renew):
        look_up_again()
        log_event("questionnaire", current_round().public_id, "links renewed")
        flash("Er zijn nieuwe links. De oude werken niet meer.", "ok")
        return redirect(url_for("organiser.questionnaire.state.overview"))
    page = render_template(
        "organiser/questionnaire/renew.html",
        form=form,
        stored=current_round(),
        asked=stored.questionnaire,
        can_show=bool(answer_links()),
    )
    return page, form.http_status


def _renew() -> None:
    stored = require_questionnaire()
    counter = stored.link_counter + 1
    sides = stored.questionnaire.sides
    store.questionnaires.withdraw_links(database(), current_round().public_id, counter, hashes(sides, counter))


def _answer_link(side: Side, counter: int) -> AnswerLink:
    manage = manage_secret()
    path = f"/vragen/{secret_links.answer_secret(manage, side, counter)}"
    home = shared_address("public.home.index").rstrip("/")
    code = secret_links.short_code(manage, side, counter)
    return AnswerLink(side, home and home + path, path, code, home and f"{home}/v")


def _codes(side: Side, counter: int, asked: int) -> tuple[str, ...]:
    manage, first = manage_secret(), counter // STRIDE
    return tuple(secret_links.one_time_code(manage, side, first, number) for number in range(1, asked + 1))


def _counter_after(side: Side) -> int | None:
    """The counter of the link that still opens this round: among those that were used, and withdrawn, in a row."""
    for start in range(0, MOST_BEGUN * STRIDE, STRIDE):
        for counter in takewhile(partial(_was_used, side), count(start)):
            if _is_alive(side, counter):
                return counter
    return None


def _is_alive(side: Side, counter: int) -> bool:
    try:
        return _opens_this_round(side, counter)
    except GoneError:
        return False


def _was_used(side: Side, counter: int) -> bool:
    try:
        return _opens_this_round(side, counter)
    except GoneError:
        return True


def _opens_this_round(side: Side, counter: int) -> bool:
    found = store.answering.find(database(), hashes((side,), counter)[side].long)
    return found is not None and found.public_id == current_round().public_id
