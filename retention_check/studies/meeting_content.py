"""The words around the figures, from a study's `meeting_questions.toml`, `meeting.toml` and `edition.toml`.

A number that code or study holds is a placeholder in these files, and is filled here. Placeholders that differ from
round to round stay: see `retention_check.domain.meeting_content`.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from retention_check import dutch
from retention_check.domain.difference import MARGIN_FACTOR, RARE_FACTOR
from retention_check.domain.findings import BY_CHANCE, FEWEST_PLACES, IN_LIST, NEAR_WITHIN
from retention_check.domain.meeting_content import (
    AgendaItem,
    AgreementsPage,
    Card,
    CoverNote,
    DotSheet,
    GuessSheet,
    GuideNote,
    Handover,
    Meeting,
    MeetingContent,
    Needs,
    NinetyDays,
    Note,
    Pack,
    Questions,
    RoomToAct,
)
from retention_check.domain.scales import MIDPOINT, SCALES
from retention_check.domain.scores import HALF_STEP, HIGH_END, LOW_END
from retention_check.domain.side import Side
from retention_check.domain.topics import PROPOSED

VARYING = ("threshold", "step", "compared", "by_chance", "group")  # filled by who shows the text


def meeting_content(
    questions: Mapping[str, Any], meeting: Mapping[str, Any], edition: Mapping[str, Any]
) -> MeetingContent:
    """All words for the conversation, as values; KeyError for a placeholder that nobody fills."""
    return MeetingContent(
        {row["code"]: _questions(row) for row in questions["reason"]},
        {row["code"]: _room_to_act(row) for row in questions["measure"]},
        _meeting(_filled(meeting, _fixed(edition))),
        edition["statements"]["note"],
        edition["outflow"]["note"],
    )


def _fixed(edition: Mapping[str, Any]) -> Mapping[str, str]:
    """What stands for each placeholder that is the same in every round."""
    answers, points = SCALES["1-5"], SCALES["1-10"]
    numbers: Mapping[str, Decimal | Fraction | int] = {
        "age_limit": edition["young_age_limit"],
        **{f"national_{side}": edition[side.value] for side in Side},
        "low_answer": answers.low,
        "high_answer": answers.high,
        "lowest": points.low,
        "highest": points.high,
        "factor": answers.factor,
        "marks_step": SCALES["marks"].step,
        "half_step": HALF_STEP,
        "margin_factor": MARGIN_FACTOR,
        "rare_factor": RARE_FACTOR,
        "near": NEAR_WITHIN,
        "midpoint": MIDPOINT,
        "low_end": LOW_END,
        "high_end": HIGH_END,
    }
    counts = {"places": FEWEST_PLACES, "listed": IN_LIST, "proposed": PROPOSED, "one_in": round(1 / BY_CHANCE)}
    return {
        **{name: dutch.as_typed(float(number)) for name, number in numbers.items()},
        **{name: dutch.count(number) for name, number in counts.items()},
        "outflow": edition["outflow"]["note"],
    }


def _filled(value: Any, fixed: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        known = {**fixed, **{name: f"{{{name}}}" for name in VARYING}}
        return re.sub(r"{(\w+)}", lambda found: known[found[1]], value)
    if isinstance(value, list):
        return [_filled(part, fixed) for part in value]
    if isinstance(value, dict):
        return {name: _filled(part, fixed) for name, part in value.items()}
    return value


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
    days, pack = raw["ninety_days"], raw["pack"]
    return Meeting(
        guide=tuple(GuideNote(row["title"], row["text"], Needs(row.get("needs", ""))) for row in raw["leeswijzer"]),
        method=_notes(raw["method"], "title", "text"),
        who_counts=_notes(raw["who_counts"], "question", "answer"),
        start_check=_notes(raw["start_check"], "question", "note"),
        ground_rules=_notes(raw["ground_rule"], "rule", "why"),
        agenda=tuple(AgendaItem(**step) for step in raw["agenda"]),
        before=AgendaItem(**raw["agenda_before"]),
        small=Note(**raw["agenda_small"]),
        middle=Note(**raw["agenda_middle"]),
        large=Note(**raw["agenda_large"]),
        management_present=Note(**raw["management_present"]),
        management_absent=Note(**raw["management_absent"]),
        guess_sheet=GuessSheet(**raw["guess_sheet"]),
        dot_sheet=DotSheet(**_frozen(raw["dot_sheet"])),
        cards=tuple(Card(**card) for card in raw["card"]),
        missing_card=Note(**raw["missing_card"]),
        ninety_days=NinetyDays(days["title"], days["intro"], _notes(days["steps"], "when", "what")),
        agreements=AgreementsPage(**_frozen(raw["agreements"])),
        cover_note=CoverNote(**_frozen(raw["cover_note"])),
        handover=Handover(**_frozen(raw["handover"])),
        pack=Pack(pack["title"], pack["intro"], tuple(pack["how"]), tuple(pack["topics"]), pack["topics_intro"]),
    )


def _notes(rows: list[Mapping[str, str]], title: str, text: str) -> tuple[Note, ...]:
    return tuple(Note(row[title], row[text]) for row in rows)


def _frozen(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
