"""Handouts of a questionnaire for tests: usual ones, and ones with the longest texts and addresses."""

from datetime import date
from typing import Any

from retention_check.domain.collection import Length
from retention_check.domain.questionnaire import LONGEST_TEXT, Questionnaire, codes_of
from retention_check.domain.round import LONGEST_NAME
from retention_check.domain.side import Side
from retention_check.report.handouts import AnswerWay, Handout, HandoutKind
from retention_check.secret_links import answer_secret, one_time_code, short_code
from retention_check.web.qr_code import qr_drawing
from tests.cast import STUDY

MANAGE = "a2b3c4d5e6f7g2h3a2b3c4d5e6f7g2h3"
ROOM, SERVER = "http://192.168.1.20:8765", "https://jonge-ambtenaren.een-gemeente-met-een-lange-naam.nl"
LONG_NAME = "Gemeente met een naam van tachtig tekens ".ljust(LONGEST_NAME, "w")
LONG_TEXT = "een zin met veel woorden die maar doorgaat " * 5
LONGEST: dict[str, Any] = {
    "base": SERVER,
    "municipality": LONG_NAME,
    "role": "r" * LONGEST_NAME,
    "asker": LONG_TEXT[:LONGEST_TEXT],
    "purpose": LONG_TEXT[:LONGEST_TEXT],
}


def asking(
    length: Length = Length.SHORT,
    sides: tuple[Side, ...] = tuple(Side),
    chosen: tuple[str, ...] = (),
    **more: Any,
) -> Questionnaire:
    """A questionnaire of a network of 25 young civil servants and 8 people of the management."""
    usual: dict[str, Any] = {
        "asker": "Netwerk Jong Gouda",
        "purpose": "een gesprek met het management",
        "opened": date(2026, 11, 5),
        "until": date(2026, 11, 19),
        "threshold": 5,
        "asked_first": {Side.YOUNG: 25, Side.MANAGEMENT: 8},
    }
    return Questionnaire(length, codes_of(length, STUDY, chosen), sides, **(usual | more))


def way_of(side: Side, base: str = ROOM) -> AnswerWay:
    """How a side comes to its questions."""
    address = f"{base}/vragen/{answer_secret(MANAGE, side, 0)}"
    return AnswerWay(side, address, qr_drawing(address), f"{base}/v", short_code(MANAGE, side, 0))


def one_time_codes(side: Side, count: int) -> tuple[str, ...]:
    """The codes of so many people."""
    return tuple(one_time_code(MANAGE, side, 0, number) for number in range(1, count + 1))


def handout(
    kind: HandoutKind,
    side: Side | None = None,
    *,
    base: str = ROOM,
    municipality: str = "Gouda",
    role: str = "managementteam",
    people: int = 0,
    **asked: Any,
) -> Handout:
    """A handout of a questionnaire that `asked` says more of, with one-time codes for so many people."""
    questionnaire = asking(**asked)
    sides = questionnaire.sides if side is None else (side,)
    ways = tuple(way_of(each, base) for each in sides) if kind.needs_links else ()
    codes = one_time_codes(side, people) if side else ()
    return Handout(kind, STUDY, questionnaire, municipality, role, 36, ways, side, codes)
