"""The words of the conversation, from a study's `meeting_questions.toml` and `meeting.toml`."""

from collections.abc import Mapping
from typing import Any

from retention_check.domain.meeting_content import (
    AgendaItem,
    AgreementsPage,
    Card,
    CoverNote,
    Meeting,
    MeetingContent,
    NinetyDays,
    Note,
    PointList,
    Questions,
    RoomToAct,
)
from retention_check.domain.side import Side


def meeting_content(questions: Mapping[str, Any], meeting: Mapping[str, Any]) -> MeetingContent:
    """All words for the conversation, as values."""
    return MeetingContent(
        {row["code"]: _questions(row) for row in questions["reason"]},
        {row["code"]: _room_to_act(row) for row in questions["measure"]},
        _meeting(meeting),
    )


def _questions(row: Mapping[str, Any]) -> Questions:
    return Questions(
        {side: tuple(row[side.value]) for side in Side},
        row["both"],
        {side: row[f"seen_from_{side}"] for side in Side},
        tuple(row["first_know"]),
    )


def _room_to_act(row: Mapping[str, Any]) -> RoomToAct:
    return RoomToAct(tuple(row["decides"]), row["asks"], row["asks_note"], row["small"], row["care"], row["age"])


def _meeting(raw: Mapping[str, Any]) -> Meeting:
    days = raw["ninety_days"]
    return Meeting(
        guide=_notes(raw["leeswijzer"], "title", "text"),
        who_counts=_notes(raw["who_counts"], "question", "answer"),
        start_check=_notes(raw["start_check"], "question", "note"),
        ground_rules=_notes(raw["ground_rule"], "rule", "why"),
        agenda=tuple(AgendaItem(**step) for step in raw["agenda"]),
        before=AgendaItem(**raw["agenda_before"]),
        small=Note(**raw["agenda_small"]),
        large=Note(**raw["agenda_large"]),
        cards=tuple(Card(**card) for card in raw["card"]),
        missing_card=Note(**raw["missing_card"]),
        ninety_days=NinetyDays(days["title"], days["intro"], _notes(days["steps"], "when", "what")),
        agreements=AgreementsPage(**_frozen(raw["agreements"])),
        cover_note=CoverNote(**_frozen(raw["oplegger"])),
        handover=_points(raw["handover"], "points"),
        pack=_points(raw["pack"], "how"),
    )


def _notes(rows: list[Mapping[str, str]], title: str, text: str) -> tuple[Note, ...]:
    return tuple(Note(row[title], row[text]) for row in rows)


def _points(raw: Mapping[str, Any], points: str) -> PointList:
    return PointList(raw["title"], raw["intro"], tuple(raw[points]))


def _frozen(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
