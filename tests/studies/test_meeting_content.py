"""The words of the conversation: complete, specific, open, without a typed number."""

import re
from collections import Counter
from dataclasses import astuple
from typing import Any

from retention_check import paths
from retention_check.domain.item import Kind
from retention_check.domain.meeting_content import Questions
from retention_check.domain.side import Side
from retention_check.pdf.fonts import unprintable
from retention_check.studies import load_study

STUDY = load_study()
WORDS = STUDY.content
DECIDERS = {"team", "leidinggevende", "directie", "college", "gemeenteraad", "ondernemingsraad", "cao"}


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple | list):
        return [text for part in value for text in texts(part)]
    if isinstance(value, dict):
        return texts(list(value.values()))
    return []


def asked(questions: Questions) -> list[str]:
    return [
        *(question for side in Side for question in questions.by_side[side]),
        questions.together,
        *questions.first_know,
    ]


ALL = [text for part in WORDS.questions.values() for text in texts(astuple(part))]
ALL += [text for room in WORDS.room_to_act.values() for text in texts(astuple(room))]
MEETING = texts(astuple(WORDS.meeting))


def test_every_reason_has_questions_and_every_measure_room_to_act() -> None:
    assert list(WORDS.questions) == [item.code for item in STUDY.of_kind(Kind.REASON)]
    assert list(WORDS.room_to_act) == [item.code for item in STUDY.of_kind(Kind.MEASURE)]


def test_each_side_gets_three_open_questions() -> None:
    for questions in WORDS.questions.values():
        assert [len(questions.by_side[side]) for side in Side] == [3, 3]
        assert len(questions.first_know) in (2, 3)
        for question in asked(questions):
            assert question.endswith("?")
            assert not re.match(r"(Bent|Heeft|Hebt|Is|Zijn|Kunt|Kan|Wilt|Vindt|Zou|Denkt) ", question)
            assert len(question.split()) <= 20


def test_no_text_fits_two_reasons_or_two_measures() -> None:
    counted = Counter(text for questions in WORDS.questions.values() for text in texts(astuple(questions)))
    assert counted.most_common(1)[0][1] == 1
    for name in ("small", "care", "asks_note"):
        counted = Counter(getattr(room, name) for room in WORDS.room_to_act.values())
        assert counted.most_common(1)[0][1] == 1


def test_what_a_difference_may_mean_is_never_a_verdict() -> None:
    for questions in WORDS.questions.values():
        for text in (questions.seen_from[side] for side in Side):
            assert re.search(r"misschien|kan\b|kunnen", text)
            assert not re.search(r"onderschat|overdrijf|heeft gelijk|fout", text)


def test_deciders_and_costs_are_of_a_fixed_list() -> None:
    for room in WORDS.room_to_act.values():
        assert 1 <= len(room.decides) <= 3
        assert set(room.decides) <= DECIDERS
        assert room.asks in {"tijd", "geld", "tijd en geld", "weinig"}


def test_pay_and_promotion_carry_the_note_on_age_and_lunch_does_not() -> None:
    assert all(WORDS.room_to_act[code].age for code in ("M1.2", "M3.1", "M3.2", "M3.3", "M7.2"))
    assert not any(WORDS.room_to_act[code].age for code in ("M6.1", "M6.2", "M8.1", "M9.2"))


def test_no_text_holds_a_typed_figure() -> None:
    for text in (*ALL, *MEETING):
        assert not re.search(r"\d", text), text


def test_texts_use_u_and_short_words() -> None:
    for text in (*ALL, *MEETING):
        assert not re.search(r"\b(je|jij|jouw|jullie|faciliteren|borgen|stakeholders?|implementeren)\b", text), text


def test_all_texts_can_be_printed() -> None:
    assert unprintable("".join((*ALL, *MEETING)), paths.resource_dir("static") / "fonts") == ()


def test_the_agenda_takes_ninety_minutes() -> None:
    assert [item.minutes for item in WORDS.meeting.agenda] == [10, 10, 10, 20, 20, 5, 10, 5]
    assert WORDS.meeting.before.minutes == 30


def test_the_first_rules_protect_people() -> None:
    rules = [rule.title for rule in WORDS.meeting.ground_rules]
    assert rules[0] == "Geen namen."
    assert any("luistert eerst" in rule for rule in rules)
