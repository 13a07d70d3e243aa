"""What is printed to have a questionnaire answered, as PDF: made when it is asked for and kept nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from retention_check import dutch
from retention_check.config import Mode
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT, WHO
from retention_check.report.handout_pages import Mails, mails
from retention_check.report.handouts import AnswerWay, Handout, HandoutKind
from retention_check.store import ROUND_KEPT_MONTHS
from retention_check.web import errors
from retention_check.web.current_round import current_round
from retention_check.web.downloads import download_name, handout_attachment
from retention_check.web.extensions import settings, study
from retention_check.web.organiser.questionnaire.current import require_questionnaire
from retention_check.web.organiser.questionnaire.links import AnswerLink, answer_links, one_time_codes
from retention_check.web.printing import Asker
from retention_check.web.qr_code import qr_drawing

blueprint = Blueprint("printing", __name__)

CODES_IN_A_FILE = 300  # one-time codes, which take some seconds to draw
PART, EXTRA = "deel", "extra"
PDF = "organiser.questionnaire.printing.pdf"
CANNOT_PRINT = "Dit kunnen wij nu niet printen"
UNREACHABLE = (
    "Telefoons kunnen deze computer nu niet bereiken, dus een link of QR-code zou niet werken. "
    "Stop het programma en start het zo opnieuw. De vragenlijst op papier kunt u nu al printen."
)
UNKNOWN = (
    "De links en codes van deze vragenlijst kunnen wij niet meer tonen. Wat u al uitdeelde, werkt nog. "
    "De vragenlijst op papier kunt u wel printen."
)
LABELS = {
    HandoutKind.INVITATION: "Mail: uitnodiging en herinnering",
    HandoutKind.POSTER: "Poster op A4",
    HandoutKind.SLIDE: "Dia voor op een scherm",
    HandoutKind.PAPER: "Vragenlijst op papier",
    HandoutKind.SLIPS: "Stroken met eenmalige codes",
}


@dataclass(frozen=True)
class Printable:
    """Something that can be printed now: what it is called, and where it is."""

    label: str
    address: str


def handout_name(kind: HandoutKind, side: Side | None) -> str:
    """What a handout is called in its address: `poster`, `papier-jong`."""
    return f"{kind}-{SHORT[side]}" if side else str(kind)


KINDS = {
    handout_name(kind, side): (kind, side)
    for kind in HandoutKind
    for side in (tuple(Side) if kind.is_of_one_side else (None,))
}


def printables() -> list[Printable]:
    """What can be printed of this round's questionnaire now, in the order in which it is needed."""
    asked, links = require_questionnaire().questionnaire, answer_links()
    can_be_opened = bool(links) and all(link.address for link in links.values())
    found: list[Printable] = []
    for name, (kind, side) in KINDS.items():
        is_asked = side is None or side in asked.sides
        if is_asked and (can_be_opened or not kind.needs_links):
            found.extend(_printables(name, kind, side))
    return found


def mail_texts() -> tuple[Mails, ...]:
    """The mails to each group whose link others can open, the same as in the PDF."""
    return mails(_handout(HandoutKind.INVITATION, None, _ways(answer_links(), None), ()))


@blueprint.get("/drukwerk/<name>.pdf")
def pdf(name: str) -> ResponseReturnValue:
    """A handout as PDF, or a page that says why it would be worth nothing."""
    if name not in KINDS:
        abort(404)
    kind, side = KINDS[name]
    if side and side not in require_questionnaire().questionnaire.sides:
        abort(404)
    ways = _ways(answer_links(), side) if kind.needs_links else ()
    if kind.needs_links and not ways:
        return _not_printed()
    codes = _codes(side) if side and kind is HandoutKind.SLIPS else ()
    return handout_attachment(_handout(kind, side, ways, codes), Asker.ORGANISER, _file_name(name))


def _printables(name: str, kind: HandoutKind, side: Side | None) -> Iterator[Printable]:
    label = f"{LABELS[kind]} voor {WHO[side]}" if side else LABELS[kind]
    if not side or kind is not HandoutKind.SLIPS:
        yield Printable(label, url_for(PDF, name=name))
        return
    yield from _slips(name, label, side, {})
    yield from _slips(name, f"Extra {dutch.first_small(label)}", side, {EXTRA: 1})


def _slips(name: str, label: str, side: Side, kind: dict[str, Any]) -> Iterator[Printable]:
    parts = _parts(len(one_time_codes(side, extra=bool(kind))))
    for part in parts:
        more: dict[str, Any] = {PART: part} if len(parts) > 1 else {}
        of_parts = f", deel {part} van {len(parts)}" if more else ""
        yield Printable(label + of_parts, url_for(PDF, name=name, **kind, **more))


def _handout(kind: HandoutKind, side: Side | None, ways: tuple[AnswerWay, ...], codes: tuple[str, ...]) -> Handout:
    asked, round = require_questionnaire().questionnaire, current_round().round
    return Handout(
        kind, study(), asked, round.municipality, round.management_role, ROUND_KEPT_MONTHS, ways, side, codes
    )


def _ways(links: dict[Side, AnswerLink], side: Side | None) -> tuple[AnswerWay, ...]:
    """How those come to their questions for whom something is printed; none where nobody else could."""
    return tuple(
        AnswerWay(each, link.address, qr_drawing(link.address), link.short_address, link.code)
        for each, link in links.items()
        if link.address and side in (None, each)
    )


def _codes(side: Side) -> tuple[str, ...]:
    """The one-time codes of a file, in an order that says nothing; 404 when there are none."""
    is_extra = request.args.get(EXTRA) == "1"
    codes, part = one_time_codes(side, extra=is_extra), request.args.get(PART, 1, type=int)
    if part not in _parts(len(codes)):
        abort(404)
    return codes[(part - 1) * CODES_IN_A_FILE : part * CODES_IN_A_FILE]


def _parts(count: int) -> range:
    """The numbers of the files over which so many codes are spread."""
    return range(1, -(-count // CODES_IN_A_FILE) + 1)


def _not_printed() -> ResponseReturnValue:
    is_alone = settings().mode is Mode.LOCAL
    command = errors.START[Mode.ROOM] if is_alone else ""
    return errors.error_page(409, UNREACHABLE if is_alone else UNKNOWN, CANNOT_PRINT, command)


def _file_name(name: str) -> str:
    asked = require_questionnaire().questionnaire
    return download_name(f"vragenlijst-{name}", current_round().round.municipality, asked.opened.isoformat(), "pdf")
