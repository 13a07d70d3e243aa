"""The words of the conversation: complete, specific, open, without a typed number, each rule of the figures told."""

import re
import tomllib
from collections import Counter
from dataclasses import astuple
from decimal import Decimal
from typing import Any

import pytest

from retention_check import dutch, paths
from retention_check.domain import difference, findings, scores
from retention_check.domain.item import Item, Kind
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.meeting_content import Background, Needs, Questions
from retention_check.domain.planned_text import Circumstance
from retention_check.domain.scales import MIDPOINT, SCALES, STEP
from retention_check.domain.side import Side
from retention_check.pdf.fonts import unprintable
from retention_check.report import GroupSize, MeetingPlan, ReportOptions
from retention_check.studies import load_study
from retention_check.studies.loading import UTRECHT_2025
from retention_check.studies.meeting_content import FILES, VARYING, meeting_content

STUDY = load_study()
WORDS = STUDY.content
RAW = {name: tomllib.loads((UTRECHT_2025 / f"{name}.toml").read_text("utf-8")) for name in (*FILES, "items")}
DECIDERS = {"het team", "de leidinggevende", "de directie", "het college", "de gemeenteraad"}


USUAL = ReportOptions().circumstances
WITHOUT_MANAGEMENT = ReportOptions(plan=MeetingPlan(has_management=False)).circumstances
MEETINGS = [
    ReportOptions(plan=MeetingPlan(size, has_management)).circumstances
    for size in GroupSize
    for has_management in (True, False)
]


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
    ]


ALL = [text for part in (WORDS.questions, WORDS.background) for each in part.values() for text in texts(astuple(each))]
ALL += [text for room in WORDS.room_to_act.values() for text in texts(astuple(room))]
MEETING = texts(astuple(WORDS.meeting))
METHOD = " ".join(note.text for note in WORDS.meeting.method)
TYPED = texts({name: part for name, part in RAW["meeting"].items() if name != "pack"})
TYPED += texts(RAW["reason_questions"]["reason"])
TYPED += [text for row in RAW["measure_questions"]["measure"] for text in texts(row) if text != row["code"]]
TYPED += [text for text in texts(RAW["meeting"]["pack"]) if text not in WORDS.meeting.pack.topics]
TYPED += [text for row in RAW["room_to_act"]["measure"] for text in (row["asks_note"], row["small"], row["care"])]


def test_every_item_has_questions_every_reason_a_background_and_every_measure_room_to_act() -> None:
    assert list(WORDS.questions) == [item.code for item in STUDY.items]
    assert list(WORDS.background) == [item.code for item in STUDY.of_kind(Kind.REASON)]
    assert list(WORDS.room_to_act) == [item.code for item in STUDY.of_kind(Kind.MEASURE)]


def test_each_side_gets_open_questions_three_about_a_reason_and_two_about_a_measure() -> None:
    for code, questions in WORDS.questions.items():
        count = 3 if STUDY.item(code).kind is Kind.REASON else 2
        assert [len(questions.by_side[side]) for side in Side] == [count, count]
    for background in WORDS.background.values():
        assert len(background.first_know) in (2, 3)


def test_every_question_is_open_and_short() -> None:
    all_of_them = [question for questions in WORDS.questions.values() for question in asked(questions)]
    first = [question for background in WORDS.background.values() for question in background.first_know]
    for question in (*all_of_them, *first):
        assert question.endswith("?")
        assert not re.match(r"(Bent|Heeft|Hebt|Is|Zijn|Kunt|Kan|Wilt|Vindt|Zou|Denkt) ", question)
        assert len(question.split()) <= 20


def test_no_text_fits_two_reasons_or_two_measures() -> None:
    of_items: list[Questions | Background] = [*WORDS.questions.values(), *WORDS.background.values()]
    counted = Counter(text for part in of_items for text in texts(astuple(part)))
    assert counted.most_common(1)[0][1] == 1
    for name in ("small", "care", "asks_note"):
        counted = Counter(getattr(room, name) for room in WORDS.room_to_act.values())
        assert counted.most_common(1)[0][1] == 1


def test_what_a_difference_may_mean_is_never_a_verdict() -> None:
    for background in WORDS.background.values():
        for text in background.seen_from.values():
            assert re.search(r"misschien|kan\b|kunnen", text)
            assert not re.search(r"onderschat|overdrijf|heeft gelijk|fout", text)


def test_deciders_and_costs_are_of_a_fixed_list() -> None:
    for room in WORDS.room_to_act.values():
        assert 1 <= len(room.decides) <= 3
        assert set(room.decides) <= DECIDERS
        assert room.asks in {"tijd", "geld", "tijd en geld", "weinig"}


def test_a_cao_and_a_works_council_decide_nothing() -> None:
    assert WORDS.room_to_act["M3.1"].cao
    assert {code for code, room in WORDS.room_to_act.items() if room.works_council} >= {"M1.4", "M6.4", "M7.3"}
    for text in (*ALL, *MEETING):
        assert not re.search(r"(cao|ondernemingsraad)( meestal)? (beslist|besluit)|beslist de (cao|ondern)", text), text


def test_what_the_answers_are_called_is_told_as_our_words() -> None:
    assert "De woorden zijn van ons" in METHOD
    for kind in Kind:
        assert len(STUDY.answer_words[kind]) == len(SCALES["1-5"].steps())
        assert dutch.listing(STUDY.answer_words[kind]) in METHOD


def test_pay_and_promotion_carry_the_note_on_age_and_lunch_does_not() -> None:
    assert all(WORDS.room_to_act[code].age for code in ("M1.2", "M3.1", "M3.2", "M3.3", "M7.2"))
    assert not any(WORDS.room_to_act[code].age for code in ("M6.1", "M6.2", "M8.1", "M9.2"))
    for_young_people_alone = [item.code for item in STUDY.measures_of("R5")]
    assert all(WORDS.room_to_act[code].age for code in for_young_people_alone)


def test_no_text_holds_a_typed_figure() -> None:
    for text in TYPED:
        if text in {item.code for item in STUDY.items}:
            continue
        assert not re.search(r"\d", text.replace("1/n", "").replace("1/{", "{")), text


def test_every_placeholder_is_filled_or_left_to_who_shows_the_text() -> None:
    left = {name for text in (*ALL, *MEETING) for name in re.findall(r"{(.*?)}", text)}
    assert left == set(VARYING)
    with pytest.raises(KeyError):
        broken = RAW["meeting"] | {"agenda_small": {"title": "Klein", "text": "{typfout}"}}
        meeting_content({**RAW, "meeting": broken})


def test_texts_use_u_and_short_words() -> None:
    for text in (*ALL, *MEETING):
        assert not re.search(r"\b(je|jij|jouw|jullie|faciliteren|borgen|stakeholders?|implementeren)\b", text), text


def test_all_texts_can_be_printed() -> None:
    assert (
        unprintable(
            "".join((*ALL, *MEETING, WORDS.statements_note, WORDS.outflow_note)), paths.resource_dir("static") / "fonts"
        )
        == ()
    )


def test_sentences_are_short() -> None:
    for text in (*ALL, *MEETING, WORDS.statements_note, WORDS.outflow_note):
        for sentence in re.split(r"[.?!:;]’?\s+", re.sub(r"\S* × de wortel uit \(.*?\)", "", text)):
            assert len(sentence.split()) <= 18, sentence


def test_what_is_read_at_the_table_has_sentences_of_at_most_fifteen_words() -> None:
    seen = [text for background in WORDS.background.values() for text in background.seen_from.values()]
    for text in (*seen, *(room.care for room in WORDS.room_to_act.values())):
        for sentence in re.split(r"[.?!]\s+", text):
            assert len(sentence.split()) <= 15, sentence


def test_words_mean_one_thing() -> None:
    for text in (*ALL, *MEETING):
        assert not re.search(r"\bkant(en)?\b|afgestemd|oplegger|de raad\b|\bmanagers?\b|significant", text), text


def test_the_agenda_takes_ninety_minutes() -> None:
    assert [item.minutes for item in WORDS.meeting.agenda] == [10, 10, 10, 20, 20, 5, 10, 5]
    assert sum(item.minutes for item in WORDS.meeting.agenda) == 90
    assert WORDS.meeting.before.minutes == 30


def test_the_agenda_can_be_read_for_three_sizes_and_without_management() -> None:
    meeting = WORDS.meeting
    sizes = [meeting.small.title, meeting.middle.title, meeting.large.title]
    assert sizes == ["Met minder dan tien mensen", "Met tien tot veertig mensen", "Met meer dan veertig mensen"]
    assert "vragen aan het management" in meeting.management_absent.text.told(WITHOUT_MANAGEMENT)
    assert "management luistert eerst" in meeting.management_present.text.told(USUAL)


def test_the_guess_sheet_gives_nothing_away() -> None:
    sheet = WORDS.meeting.guess_sheet
    assert "{group}" in sheet.reasons
    assert sheet.reason_lines == 3
    assert not re.search(r"\d", "".join(texts(astuple(sheet))))


def test_the_dot_sheet_says_how_to_count() -> None:
    sheet = WORDS.meeting.dot_sheet
    assert "twee stippen" in sheet.intro.told(USUAL)
    assert 4 <= sheet.lines <= 6
    assert any(point.told(USUAL).startswith("Tel ") for point in sheet.count)


def test_the_guide_says_which_notes_need_scores() -> None:
    needs = [note.needs for note in WORDS.meeting.guide]
    assert needs.count(Needs.OPEN_SCORE) == 1
    assert needs.count(Needs.NOTHING) == 4  # what holds for the national figures too
    assert all(note.needs is Needs.SCORES for note in WORDS.meeting.guide if "{compared}" in note.text)


@pytest.mark.parametrize(
    "constant",
    [
        STEP,
        difference.MARGIN_FACTOR,
        Decimal(float(difference.RARE_FACTOR)),
        scores.HALF_STEP,
        scores.LOW_END,
        scores.HIGH_END,
        findings.NEAR_WITHIN,
        MIDPOINT,
        *(Decimal(n) for n in STUDY.edition.respondents.values()),
    ],
    ids=str,
)
def test_the_method_names_every_number_that_the_code_computes_with(constant: Decimal) -> None:
    assert dutch.as_typed(float(constant)) in METHOD


def test_the_method_tells_the_rules_that_cannot_be_guessed() -> None:
    for words in (
        "4,5 × de wortel uit (1/n jong + 1/n management)",
        "4,5 × de wortel uit (1/n + 1/551)",
        "4,5 × de wortel uit (1/n + 1/115)",
        "4,5 × de wortel uit (1/n toen + 1/n nu)",
        "(antwoord − 1) × 2,25 + 1",
        "te klein: één antwoord per groep kan dit verschil maken",
        "kan toeval zijn",
        "in deze antwoorden dicht bij elkaar; bij weinig antwoorden kan dat toeval zijn",
        "Zo’n groot verschil ontstaat zelden door toeval.",
        "Praat erover; het bewijst niets.",
        "het verschil × (de hoogste van beide scores − 1)",
        "‘beide 9,5 of hoger’",
        "de landelijke verschillen",
        "hooguit één",
    ):
        assert words in METHOD, words


def test_one_page_asks_the_board_for_a_decision() -> None:
    letter = WORDS.meeting.cover_note
    assert letter.title == "Brief aan de directie"
    assert letter.salutation.endswith(",")
    assert letter.question.endswith("?")
    assert "ondernemingsraad" in letter.works_council


def test_who_counted_how_many_leave_is_said_wherever_it_stands() -> None:
    for text in (*ALL, *MEETING, WORDS.outflow_note):
        assert "een derde" not in text or "A&O fonds Gemeenten" in text, text
    assert WORDS.outflow_note in WORDS.meeting.cover_note.outflow


def test_what_is_for_everyone_speaks_of_no_round() -> None:
    meeting = WORDS.meeting
    for_everyone = [
        *texts(astuple(meeting.pack)),
        *meeting.handover.points,
        *texts(astuple(meeting.cover_note)),
        *(text for note in meeting.guide if note.needs is Needs.NOTHING for text in (note.title, note.text)),
        *(text for step in (*meeting.agenda, meeting.before) for text in texts(astuple(step))),
        *texts(astuple(meeting.guess_sheet)),
        *texts(astuple(meeting.dot_sheet)),
        *texts(astuple(meeting.ninety_days)),
        *(text for note in meeting.start_check for text in texts(astuple(note))),
    ]
    for text in for_everyone:
        assert not re.search(r"\bronde\b|dit rapport", text), text
    assert "gemeente" in meeting.pack.intro
    assert "netwerk" in meeting.pack.intro


def test_why_the_packs_topics_were_chosen_is_true() -> None:
    assert WORDS.meeting.pack.topics == ("R1", "M3.2", "R2")
    reasons = [item.code for item in STUDY.of_kind(Kind.REASON)]
    for side in Side:
        assert max(reasons, key=lambda code: STUDY.means(code).of(side)) == "R1"
    assert findings.widest_nationally(STUDY).code == "M3.2"
    assert sorted(reasons, key=lambda code: -STUDY.means(code).of(Side.YOUNG))[1] == "R2"


def test_every_statement_that_was_mended_is_named_and_no_other() -> None:
    mended, asked = WORDS.statements_note.split("In de vragen zelf")
    assert _codes(mended) == {item.code for item in STUDY.items if item.text != item.printed}
    raw = RAW["items"]["reason"]
    assert _codes(asked) == {row["code"] for row in raw if "gebrek aan" in row["asked"]}


@pytest.mark.parametrize("reason", STUDY.of_kind(Kind.REASON), ids=lambda item: item.code)
def test_every_reason_begins_with_too_little_or_too_much(reason: Item) -> None:
    assert reason.text.startswith(("Te weinig ", "Te veel "))


def _codes(text: str) -> set[str]:
    return set(re.findall(r"[RM]\d+(?:\.\d)?", text))


def test_the_first_rules_protect_people() -> None:
    rules = [rule.title for rule in WORDS.meeting.ground_rules]
    assert rules[0] == "Geen namen."
    assert any("luistert eerst" in rule for rule in rules)


@pytest.mark.parametrize("kind", SceneKind)
def test_every_scene_says_what_to_do_in_at_most_two_sentences(kind: SceneKind) -> None:
    words = WORDS.meeting.scenes[kind]
    for now in MEETINGS:
        assert words.title.told(now)
        assert words.phone.told(now)
        assert words.say.told(now)
        for said in filter(None, (each.told(now) for each in (words.say, *words.say_at.values()))):
            assert 1 <= len(re.findall(r"[.?!](?=\s|$)", said)) <= 2, said
            assert len(said.split()) <= 30, said


def test_scenes_have_words_for_every_kind_and_for_no_other() -> None:
    assert set(WORDS.meeting.scenes) == set(SceneKind)


def test_with_few_people_nothing_is_typed_in_and_without_management_there_are_proposals() -> None:
    scenes = WORDS.meeting.scenes
    small = frozenset({Circumstance.SMALL})
    assert "typ dat in" in scenes[SceneKind.GUESS].paper.told(USUAL)
    assert "typt u niets in" in scenes[SceneKind.GUESS].paper.told(small)
    assert "Wie wil, vertelt" in scenes[SceneKind.GUESSED].say.told(small)
    assert "voorstel" in scenes[SceneKind.AGREE].say.told(WITHOUT_MANAGEMENT)
    assert "afspra" not in scenes[SceneKind.AGREED].say.told(WITHOUT_MANAGEMENT)
