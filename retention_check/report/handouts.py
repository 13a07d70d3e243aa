"""What a municipality prints to have our own questionnaire answered: made of a questionnaire, not of scores.

A handout may hold links and codes that open the questionnaire, so nobody keeps its file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from retention_check import dutch
from retention_check.domain.item import Item, Kind
from retention_check.domain.promise import minutes_for
from retention_check.domain.questionnaire import Questionnaire
from retention_check.domain.round import DEFAULT_ROLE
from retention_check.domain.side import Side
from retention_check.domain.study import Study

LONG_ADDRESS = 30  # characters from which an address to type is printed smaller
WORDY = 240  # typed characters from which a poster has smaller pictures
MOST_ON_A_SHEET = 25  # statements
PART_OF_CODE = 4  # characters that are read at one go


class HandoutKind(StrEnum):
    """What is printed, by the word that its address uses."""

    INVITATION = "uitnodiging"
    POSTER = "poster"
    SLIDE = "dia"
    PAPER = "papier"
    SLIPS = "stroken"

    @property
    def is_of_one_side(self) -> bool:
        """Whether each group has its own."""
        return self in (HandoutKind.PAPER, HandoutKind.SLIPS)

    @property
    def needs_links(self) -> bool:
        """Whether it is worth nothing without an address that others reach."""
        return self is not HandoutKind.PAPER


TITLES: Mapping[HandoutKind, str] = {
    HandoutKind.INVITATION: "Uitnodiging en herinnering",
    HandoutKind.POSTER: "Poster bij de vragenlijst",
    HandoutKind.SLIDE: "Dia bij de vragenlijst",
    HandoutKind.PAPER: "Vragenlijst op papier",
    HandoutKind.SLIPS: "Stroken met eenmalige codes",
}


@dataclass(frozen=True)
class AnswerWay:
    """How a side comes to its questions: its whole address, that as a QR code (SVG), and what to type instead."""

    side: Side
    address: str
    qr: str
    short_address: str
    code: str

    @property
    def typed_address(self) -> str:
        """The short address without what a browser adds itself."""
        return self.short_address.partition("://")[2] or self.short_address

    @property
    def address_parts(self) -> tuple[str, ...]:
        """The address to type in the parts between which a line may end: not after a dash, which would seem added."""
        return tuple(re.split(r"(?<=[./])(?=.)", self.typed_address))

    @property
    def is_long(self) -> bool:
        """Whether the address to type needs smaller letters."""
        return len(self.typed_address) > LONG_ADDRESS

    @property
    def typed_code(self) -> str:
        """The short code in two parts."""
        return in_parts(self.code, len(self.code) // 2)


@dataclass(frozen=True)
class Handout:
    """One thing to print: for all sides that are asked, or for one of them (`side`).

    `ways` are in the order of the sides, and empty where nobody can be given a link; `codes` are one-time codes, and
    are printed in an order that says nothing; `months_kept` says how long the scores are kept that are shown.
    """

    kind: HandoutKind
    study: Study
    questionnaire: Questionnaire
    municipality: str
    role: str
    months_kept: int
    ways: tuple[AnswerWay, ...] = ()
    side: Side | None = None
    codes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the document is called."""
        return f"{TITLES[self.kind]}, {self.municipality}"

    @property
    def named_role(self) -> str:
        """Who speaks for management, where that says more than 'management'."""
        return "" if self.role == DEFAULT_ROLE else self.role

    @property
    def minutes(self) -> int:
        """About how long it takes to answer on a phone."""
        return minutes_for(self.questionnaire.codes)

    @cached_property
    def reasons(self) -> tuple[Item, ...]:
        """The reasons that are asked."""
        return self._asked(Kind.REASON)

    @cached_property
    def measures(self) -> tuple[tuple[Item, tuple[Item, ...]], ...]:
        """The measures that are asked, under the reason of each."""
        asked = self._asked(Kind.MEASURE)
        reasons = [self.study.item(code) for code in dict.fromkeys(item.reason for item in asked)]
        return tuple((reason, tuple(item for item in asked if item.reason == reason.code)) for reason in reasons)

    @property
    def measures_question(self) -> str:
        """What is asked about all measures, without the 'via ...' that stands above those of each reason."""
        reason, items = self.measures[0]
        return items[0].question.replace(f", via {dutch.first_small(reason.goal)}", "")

    @property
    def is_short_of_reasons(self) -> bool:
        """Whether measures can begin on the first page, for fewer than all reasons are asked."""
        return len(self.reasons) < len(self.study.of_kind(Kind.REASON))

    @property
    def has_more_sheets(self) -> bool:
        """Whether it takes more than one sheet of paper, printed on both sides."""
        return len(self.questionnaire.codes) > MOST_ON_A_SHEET

    @property
    def typed_text(self) -> str:
        """Everything on it that a person typed."""
        return "".join((self.municipality, self.role, self.questionnaire.asker, self.questionnaire.purpose))

    @property
    def is_wordy(self) -> bool:
        """Whether so much was typed that a poster needs room for it."""
        return len(self.typed_text) > WORDY

    def _asked(self, kind: Kind) -> tuple[Item, ...]:
        return tuple(item for item in map(self.study.item, self.questionnaire.codes) if item.kind is kind)


def in_parts(code: str, length: int = PART_OF_CODE) -> str:
    """A code as it is easiest read and typed, a space after every few characters; who types it may leave it out."""
    return " ".join(code[start : start + length] for start in range(0, len(code), length))
