"""The words around the figures, from the `.toml` files of a study that are named in `FILES`.

A number that code or study holds is a placeholder in these files, and is filled here. Placeholders that differ from
round to round stay: see `retention_check.domain.meeting_content`.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

from retention_check import dutch
from retention_check.domain.difference import MARGIN_FACTOR, RARE_FACTOR
from retention_check.domain.findings import BY_CHANCE, FEWEST_PLACES, IN_LIST, NEAR_WITHIN
from retention_check.domain.item import Kind
from retention_check.domain.meeting_content import (
    AgendaItem,
    AgreementsPage,
    Background,
    Card,
    CoverNote,
    DotSheet,
    GuessSheet,
    GuideNote,
    Handover,
    MeetingContent,
    MeetingWords,
    MethodNote,
    Needs,
    NinetyDays,
    Note,
    Pack,
    PlannedNote,
    Questions,
    RoomToAct,
    SceneWords,
)
from retention_check.domain.planned_text import Circumstance, Passage, PlannedText, Reading
from retention_check.domain.scales import MIDPOINT, SCALES
from retention_check.domain.scores import HALF_STEP, HIGH_END, LOW_END
from retention_check.domain.side import Side
from retention_check.domain.topics import PROPOSED

VARYING = ("threshold", "step", "compared", "by_chance", "group")  # filled by who shows the text


FILES = ("reason_questions", "measure_questions", "room_to_act", "meeting", "edition", "answers")  # each a toml


def meeting_content(raw: Mapping[str, Mapping[str, Any]]) -> MeetingContent:
    """All words for the conversation, from what each of `FILES` holds; KeyError for a placeholder that nobody fills."""
    reasons, measures = raw["reason_questions"]["reason"], raw["measure_questions"]["measure"]
    return MeetingContent(
        {row["code"]: _questions(row) for row in (*reasons, *measures)},
        {row["code"]: _background(row) for row in reasons},
        {row["code"]: _room_to_act(row) for row in raw["room_to_act"]["measure"]},
        _meeting(_filled(raw["meeting"], _same_for_all(raw["edition"], raw["answers"]))),
        raw["edition"]["statements"]["note"],
        raw["edition"]["outflow"]["note"],
    )


def _same_for_all(edition: Mapping[str, Any], answer_words: Mapping[str, list[str]]) -> Mapping[str, str]:
    """What stands for each placeholder that is the same in every round."""
    counts = {"places": FEWEST_PLACES, "listed": IN_LIST, "proposed": PROPOSED, "one_in": round(1 / BY_CHANCE)}
    return {
        **{name: dutch.as_typed(float(number)) for name, number in _numbers(edition).items()},
        **{name: dutch.count(number) for name, number in counts.items()},
        **{f"{kind}_answers": dutch.listing(answer_words[kind]) for kind in Kind},
        "outflow": edition["outflow"]["note"],
    }


def _numbers(edition: Mapping[str, Any]) -> Mapping[str, Decimal | Fraction | int]:
    answers, points = SCALES["1-5"], SCALES["1-10"]
    return {
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


def _filled(value: Any, known: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        words = {**known, **{name: f"{{{name}}}" for name in VARYING}}
        return re.sub(r"{(\w+)}", lambda found: words[found[1]], value)
    if isinstance(value, list):
        return [_filled(part, known) for part in value]
    if isinstance(value, dict):
        return {name: _filled(part, known) for name, part in value.items()}
    return value


def _questions(row: Mapping[str, Any]) -> Questions:
    return Questions({side: tuple(row[side.value]) for side in Side}, row["both"])


def _background(row: Mapping[str, Any]) -> Background:
    return Background({side: row[f"seen_from_{side}"] for side in Side}, tuple(row["first_know"]))


def _room_to_act(row: Mapping[str, Any]) -> RoomToAct:
    return RoomToAct(
        tuple(row["decides"]),
        row.get("works_council", False),
        row.get("cao", False),
        row["asks"],
        row["asks_note"],
        row["small"],
        row["care"],
        row["age"],
    )


def _meeting(raw: Mapping[str, Any]) -> MeetingWords:
    days, pack = raw["ninety_days"], raw["pack"]
    return MeetingWords(
        guide=tuple(GuideNote(row["title"], row["text"], Needs(row.get("needs", ""))) for row in raw["leeswijzer"]),
        method=tuple(MethodNote(row["title"], row["text"], row.get("elsewhere", "")) for row in raw["method"]),
        who_counts=_notes(raw["who_counts"], "question", "answer"),
        start_check=_notes(raw["start_check"], "question", "note"),
        ground_rules=_notes(raw["ground_rule"], "rule", "why"),
        agenda=tuple(_agenda_item(step) for step in raw["agenda"]),
        before=_agenda_item(raw["agenda_before"]),
        small=_note(raw["agenda_small"]),
        middle=_note(raw["agenda_middle"]),
        large=_note(raw["agenda_large"]),
        management_present=_note(raw["management_present"]),
        management_absent=_note(raw["management_absent"]),
        guess_sheet=GuessSheet(**_planned(raw["guess_sheet"], "intro", "after")),
        dot_sheet=_dot_sheet(raw["dot_sheet"]),
        cards=tuple(Card(**_planned(card, "text")) for card in raw["card"]),
        missing_card=Note(**raw["missing_card"]),
        ninety_days=NinetyDays(days["title"], days["intro"], _notes(days["steps"], "when", "what")),
        agreements=AgreementsPage(**_frozen(raw["agreements"])),
        cover_note=CoverNote(**_frozen(_planned(raw["cover_note"], "opening"))),
        handover=Handover(**_frozen(raw["handover"])),
        pack=Pack(pack["title"], pack["intro"], tuple(pack["how"]), tuple(pack["topics"]), pack["topics_intro"]),
        scenes={name: _scene_words(row) for name, row in raw["scene"].items()},
    )


def _note(row: Mapping[str, Any], title: str = "title", text: str = "text") -> PlannedNote:
    return PlannedNote(row[title], planned_text(row[text]))


def _notes(rows: list[Mapping[str, Any]], title: str, text: str) -> tuple[PlannedNote, ...]:
    return tuple(_note(row, title, text) for row in rows)


def _agenda_item(row: Mapping[str, Any]) -> AgendaItem:
    return AgendaItem(**_planned(row, "title", "text"))


def _scene_words(raw: Mapping[str, Any]) -> SceneWords:
    say_at = {moment: planned_text(text) for moment, text in raw.get("say_at", {}).items()}
    texts = {each.name: planned_text(raw.get(each.name, "")) for each in fields(SceneWords) if each.name != "say_at"}
    return SceneWords(**texts, say_at=say_at)


def _dot_sheet(raw: Mapping[str, Any]) -> DotSheet:
    lists = {name: tuple(map(planned_text, raw[name])) for name in ("columns", "count")}
    return DotSheet(**_planned(raw, "title", "intro", "question") | lists)


def _planned(raw: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: planned_text(value) if name in names else value for name, value in raw.items()}


def _frozen(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}


def planned_text(raw: Any) -> PlannedText:
    """A text as it stands in `meeting.toml`: a sentence, a table of its readings by plan, or a list of both.

    A table holds `usual` and one entry for each other reading, named by the circumstances that must all hold
    ('large, without_management'); the first that fits counts, in the order of the table.
    """
    return PlannedText(tuple(map(_passage, raw if isinstance(raw, list) else [raw])))


def _passage(raw: str | Mapping[str, str]) -> Passage:
    if isinstance(raw, str):
        return Passage(raw)
    others = [(when, text) for when, text in raw.items() if when != "usual"]
    return Passage(
        raw["usual"],
        tuple(Reading(frozenset(map(Circumstance, when.split(", "))), text) for when, text in others),
    )
