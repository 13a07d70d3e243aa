"""What comes next in a round, in words and with one button, so that every page of it can say so."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from retention_check import clock, dutch
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.publishing import unpublished
from retention_check.domain.questionnaire import Phase, Questionnaire
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT, WHO
from retention_check.web.current_questionnaire import current_questionnaire
from retention_check.web.current_round import current_round
from retention_check.web.round_meeting import live_meeting

SCORES, UPLOAD = "organiser.scores.edit", "organiser.upload.check"


@dataclass(frozen=True)
class Button:
    """What a button says, and where it leads."""

    text: str
    endpoint: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NextStep:
    """What to do now, with a button for it, what else can be done, and the part that is not done yet ('' for none)."""

    part: str
    now: str
    button: Button
    others: tuple[Button, ...] = ()


RESULTS = Button("Bekijk de resultaten", "organiser.results.summary")
REPORT = Button("Naar het rapport", "organiser.results.report")
SHEET = Button("Bestand uploaden", UPLOAD)
AGREEMENTS = Button("Afspraken opschrijven", "organiser.agreements.index")
TO_AGREEMENTS = Button("Naar de afspraken", AGREEMENTS.endpoint)
ASK = Button("Zelf vragen", "organiser.questionnaire.settings.edit")
PREPARE = Button("Bijeenkomst voorbereiden", "organiser.meeting.agenda.create")
TO_MEETING = Button("Naar de bijeenkomst", "organiser.meeting.overview.show")


def next_step(round: Round, asked: Questionnaire | None = None, meeting: LiveMeeting | None = None) -> NextStep:
    """The first thing that is not done yet, in the order in which a round goes.

    `asked` is what runs or was closed; a meeting that is on goes before everything, and one that waits takes the place
    of what it is for: entering scores where the room answers, and the conversation.
    """
    if meeting and meeting.place is not None:
        now = "De bijeenkomst is bezig. Is zij afgelopen? Beëindig haar, dan komen de afspraken in de ronde."
        return NextStep("meeting", now, TO_MEETING)
    step = _next_without_meeting(round, asked)
    if meeting is None or not _is_for_meeting(step, meeting):
        return step
    now = "De bijeenkomst staat klaar. Open het scherm en begin."
    return NextStep("meeting", now, TO_MEETING, tuple(each for each in (step.button, *step.others) if each != PREPARE))


def _is_for_meeting(step: NextStep, meeting: LiveMeeting) -> bool:
    return step.part == "agreements" or (step.part == "scores" and PREPARE in step.others and _asks(meeting))


def _asks(meeting: LiveMeeting) -> bool:
    return meeting.agenda.has(StepKind.ANSWERS)


def _next_without_meeting(round: Round, asked: Questionnaire | None) -> NextStep:
    if asked:
        return _asking(round, asked)
    if round.awaits_locking:
        return _open_scores(round)
    for side in Side:
        if not round.entries_of(side) and not round.is_condensed(side):
            return _to_fill(round, side)
    for side in Side:
        if _is_uncounted(round, side):
            now = f"Vul in hoeveel mensen antwoord gaven bij {WHO[side]}. Zonder aantal tonen wij de scores niet."
            return NextStep("scores", now, Button("Aantal invullen", SCORES, {"group": SHORT[side]}))
    if unpublished(round):
        now = "Bekijk de resultaten. Kloppen de cijfers? Dan legt u ze vast en print u het rapport."
        return NextStep("results", now, RESULTS, (REPORT,))
    if not round.agreements:
        now = "Print het rapport en voer het gesprek. Schrijf daarna op wat u afspreekt."
        return NextStep("agreements", now, REPORT, (PREPARE, RESULTS, AGREEMENTS))
    return _agreed(round)


def _agreed(round: Round) -> NextStep:
    """With agreements: they are sent round first, and once it was typed how one of them goes they are followed."""
    if any(agreement.status for agreement in round.agreements):
        return NextStep("", "Kijk hoe het met de afspraken staat.", TO_AGREEMENTS)
    return NextStep("", "Print het rapport met de afspraken en stuur het rond.", REPORT, (TO_AGREEMENTS,))


def next_part() -> str:
    """The part of this page's round in which the next step is."""
    return next_step_now().part


def next_step_now() -> NextStep:
    """The next step of this page's round."""
    stored, meeting = current_questionnaire(), live_meeting()
    return next_step(
        current_round().round, stored.questionnaire if stored else None, meeting.meeting if meeting else None
    )


def _asking(round: Round, asked: Questionnaire) -> NextStep:
    """With a questionnaire: answers come first, then open scores that wait, and what was asked is published last."""
    if asked.phase(clock.today()) is Phase.OPEN:
        return _running(round, asked)
    return _open_scores(round, can_upload=False) if round.awaits_locking else _closed()


def _running(round: Round, asked: Questionnaire) -> NextStep:
    now = f"Er loopt een vragenlijst, tot en met {dutch.date(asked.until)}. Deel de links uit en wacht op antwoorden."
    others = (Button("Open scores", SCORES, {"group": SHORT[Side.MANAGEMENT]}),) if round.awaits_locking else ()
    return NextStep("scores", now, Button("Naar de vragenlijst", "organiser.questionnaire.state.overview"), others)


def _closed() -> NextStep:
    now = "De vragenlijst is gesloten. Kijk na wat er te zien wordt, en leg de uitkomsten vast."
    onward = Button("Uitkomsten vastleggen", "organiser.questionnaire.publish.confirm")
    return NextStep("scores", now, onward, (Button("Naar de vragenlijst", "organiser.questionnaire.state.overview"),))


def _open_scores(round: Round, *, can_upload: bool = True) -> NextStep:
    if round.entries_of(Side.MANAGEMENT):
        now = "Leg de open scores van het management vast. Daarna gaan de resultaten open."
        more = (Button("Verder met scores", SCORES),) if can_upload else ()
        return NextStep("scores", now, Button("Open scores vastleggen", "organiser.scores.lock"), more)
    now = "Eerst geeft het management zijn open scores. De scores van jonge ambtenaren staan niet op die pagina."
    typing = Button("Open scores invullen", SCORES, {"group": SHORT[Side.MANAGEMENT]})
    return NextStep("scores", now, typing, (SHEET, ASK) if can_upload else ())


def _to_fill(round: Round, side: Side) -> NextStep:
    """A group without scores: it may stay so, for one group has results too."""
    typing = Button("Scores typen", SCORES, {"group": SHORT[side]})
    can_ask = not round.entries or round.scale.same_instrument
    ways = (SHEET, ASK) if can_ask else (SHEET,)
    now = f"Typ de scores van {WHO[side]}, upload een scoreblad{', of vraag zelf' if can_ask else ''}."
    if not round.entries:
        now += " Antwoordt de zaal zelf? Bereid dan een bijeenkomst voor."
        ways = (*ways, PREPARE)
    return NextStep("scores", now, typing, (*ways, RESULTS) if round.entries else ways)


def _is_uncounted(round: Round, side: Side) -> bool:
    """True when it is unknown of every score of a group how many people are behind it."""
    if round.gives_agreed_scores(side):
        return False
    entries = round.entries_of(side)
    return (
        bool(entries) and not round.is_condensed(side) and all(round.answers_behind(each) is None for each in entries)
    )
