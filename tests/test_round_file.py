"""The file of a whole round: it comes back as it went, and whatever else is offered ends in words."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check import clock
from retention_check.domain.publication import Publication
from retention_check.domain.publishing import entered_sides, with_results_opened
from retention_check.domain.round import Agreement, Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.importers.agreements import MOST, MOST_KEPT
from retention_check.importers.table import LARGEST_FILE
from retention_check.round_file import RoundFile, read_round, write_round
from retention_check.round_file.reading import NEWER, NO_ROUND, NOT_OPEN
from tests.cast import DAY, STUDY, delft, example_entries

A_DAY = timedelta(days=1)
CODES = [item.code for item in STUDY.items]
SIZES = st.one_of(st.none(), st.integers(min_value=0, max_value=100_000))
LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
ROUND = Round(
    (Entry("R3", Side.YOUNG, Decimal("7.90"), 4), Entry("R3", Side.MANAGEMENT, Decimal("5.5"))),
    DAY,
    "Súdwest-Fryslân",
    SCALES["1-10"],
    ManagementForm.AGREED,
    "gemeentesecretaris",
    {Side.YOUNG: 58, Side.MANAGEMENT: 1},
    (Agreement("Mentoren zoeken", "HR-adviseur", "maart", "vijf koppels", "Loopt"), Agreement("Markt ‘aan huis’")),
    {Side.YOUNG: 34},
    ("R3", "M3.2"),
    publication=Publication(may_be_shared=True),
    asked_again={Side.YOUNG: False},
    scale_is_sure=True,
)
BEFORE = replace(ROUND, day=date(2025, 11, 21))
FIRST, LAST = date(2020, 1, 1), date(clock.today().year + 5, 12, 31)


@st.composite
def means(draw: st.DrawFn, low: Decimal, high: Decimal) -> Decimal:
    places = draw(st.integers(min_value=0, max_value=27))
    part = draw(st.decimals(min_value=0, max_value=1, places=places))
    return min(high, low + (high - low) * part)


@st.composite
def whole_rounds(draw: st.DrawFn) -> Round:
    scale = draw(st.sampled_from(list(SCALES.values())))
    keys = draw(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(Side)), unique=True, max_size=12))
    texts, names = st.text(LETTERS, max_size=200), st.text(LETTERS, max_size=80).filter(str.strip)
    form = draw(st.sampled_from(ManagementForm))
    counted = [Side.YOUNG] if form is ManagementForm.AGREED else [*Side]
    agreements = st.builds(
        Agreement,
        texts.filter(str.strip),
        texts,
        texts,
        texts,
        st.sampled_from(["", "gedaan", "loopt", "Niet gedaan"]),
    )
    found = Round(
        tuple(
            Entry(code, side, draw(means(scale.low, scale.high)), draw(SIZES) if side in counted else None)
            for code, side in keys
        ),
        draw(st.dates(FIRST + A_DAY, LAST)),
        draw(names),
        scale,
        form,
        draw(names),
        {side: n for side in Side if (n := draw(SIZES)) is not None},
        tuple(draw(st.lists(agreements, max_size=2))),
        {side: n for side in counted if (n := draw(SIZES)) is not None},
        tuple(draw(st.lists(st.sampled_from(CODES), unique=True, max_size=3))),
        draw(st.booleans()),
        Publication(was_opened=draw(st.booleans()), may_be_shared=draw(st.booleans())),
        draw(st.dictionaries(st.sampled_from(Side), st.booleans())),
        draw(st.booleans()),
    )
    if found.gives_agreed_scores(Side.MANAGEMENT) and found.entries_of(Side.MANAGEMENT):
        found = replace(found, is_locked=False)  # locked ones are published
    return with_results_opened(found)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Round, Round]:
    """A round and one before it, of which nothing is published: the file is a work file, and holds every digit."""
    now, before = draw(whole_rounds()), draw(whole_rounds())
    if not entered_sides(now) and not entered_sides(before):
        now = with_results_opened(replace(now, entries=ROUND.entries[:1], scale=ROUND.scale))
    return now, replace(before, day=draw(st.dates(FIRST, now.day - A_DAY)))


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_round(ROUND, STUDY, previous=BEFORE))
    return found


def told(changed: object) -> list[str]:
    found = read_round(json.dumps(changed).encode(), STUDY)
    assert (found.round, found.previous) == (None, None)
    return [str(problem) for problem in found.problems]


@given(pairs(), st.booleans())
def test_a_round_of_which_nothing_is_published_comes_back_exactly(pair: tuple[Round, Round], is_alone: bool) -> None:
    round, previous = (pair[0], None) if is_alone else pair
    found = read_round(write_round(round, STUDY, previous=previous), STUDY)
    assert found == RoundFile(round, previous)
    assert found.round is not None
    assert [f"{entry.mean:f}" for entry in found.round.entries] == [f"{entry.mean:f}" for entry in round.entries]


def test_a_full_round_comes_back_exactly() -> None:
    entries = tuple(replace(each, n=None) if each.side is Side.MANAGEMENT else each for each in example_entries())
    round = replace(ROUND, entries=entries, agreements=(ROUND.agreements[0],) * MOST, topics=tuple(CODES))
    before = replace(round, day=BEFORE.day)
    assert read_round(write_round(round, STUDY, previous=before), STUDY) == RoundFile(round, before)


def test_more_agreements_than_can_be_typed_come_back_too() -> None:
    """Each meeting adds what was agreed, whatever was typed before."""
    for count in (MOST + 3 + 1, MOST_KEPT):
        full = replace(ROUND, agreements=tuple(Agreement(f"afspraak {number}") for number in range(count)))
        assert read_round(write_round(full, STUDY), STUDY) == RoundFile(full)
    [problem] = read_round(
        write_round(replace(full, agreements=(*full.agreements, *full.agreements)), STUDY), STUDY
    ).problems
    assert "hooguit 120 kan" in str(problem)


def test_the_file_says_what_it_is_and_can_be_read_by_people() -> None:
    found, text = document(), write_round(ROUND, STUDY).decode()
    assert (found["format"], found["version"]) == ("retention_check.round", 3)
    assert found["note"].startswith("Werkbestand, niet delen.")
    assert found["about"] == {
        "municipality": "Súdwest-Fryslân",
        "day": "2026-11-21",
        "scale": "1-10",
        "scale_is_sure": True,
        "management_form": "agreed",
        "management_role": "gemeentesecretaris",
        "is_fixed": False,
        "asked_young": 58,
        "asked_management": 1,
        "n_young": 34,
        "n_management": None,
        "asked_again_young": False,
        "asked_again_management": None,
    }
    assert found["publication"] == {
        "days": {},
        "threshold": None,
        "condensed": {},
        "corrections": [],
        "was_opened": False,
        "may_be_shared": True,
        "unshown": [],
        "follows": [],
        "followed": [],
    }
    assert found["entries"][0] == {"code": "R3", "side": "young", "mean": "7.90", "n": 4}
    assert found["topics"] == ["R3", "M3.2"]
    assert found["agreements"][1]["what"] == "Markt ‘aan huis’"
    assert found["previous"]["about"]["day"] == "2025-11-21"
    assert "previous" not in found["previous"]
    assert "Súdwest-Fryslân" in text
    assert len(text.splitlines()) > 30


def test_a_work_file_holds_what_is_not_shown() -> None:
    round = with_results_opened(delft().round)
    assert read_round(write_round(round, STUDY), STUDY).round == round


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"code;jong\nR1;7\n",
        b"%PDF-1.7",
        b"\xff\xfe{\x00}\x00",
        b'{"format": "retention_check.comparison", "version": 1}',
        b'{"format": ["retention_check.round"], "version": 1}',
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"format": "retention_check.round", "version": ' + b"1" * 5_000 + b"}",
        b'{"format": "retention_check.round", "version": NaN}',
        b'{"format": "retention_check.round", "version": 1, "previous": -Infinity}',
    ],
    ids=lambda data: repr(data[:24]),
)
def test_what_is_no_round_is_told(data: bytes) -> None:
    assert [str(problem) for problem in read_round(data, STUDY).problems] == [NO_ROUND]


def test_a_file_that_is_too_large_is_not_read() -> None:
    [problem] = read_round(b" " * (LARGEST_FILE + 1), STUDY).problems
    assert str(problem) == "Het bestand is te groot: het mag hooguit 5 MB zijn."


def test_a_file_of_a_newer_version_is_told() -> None:
    assert told(document() | {"version": 4}) == [NEWER]
    assert told(document() | {"version": int("9" * 4000)}) == [NEWER]


@pytest.mark.parametrize("version", [None, 0, -1, True, "1", 1.0])
def test_a_version_that_is_none_is_told(version: object) -> None:
    assert "welke versie" in told(document() | {"version": version})[0]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_round(b"\xef\xbb\xbf" + write_round(ROUND, STUDY), STUDY).round == ROUND


def test_fields_we_do_not_know_are_passed_over() -> None:
    changed = document() | {"more": 1}
    changed["previous"] |= {"previous": {"about": None}}
    assert read_round(json.dumps(changed).encode(), STUDY).round == ROUND


def as_version_1(changed: dict[str, Any], staff: object) -> dict[str, Any]:
    for round_ in (changed, changed["previous"]):
        del round_["about"]["asked_young"], round_["about"]["asked_management"]
        round_["about"]["staff"] = staff
    return changed | {"version": 1}


OLDER = replace(ROUND, asked_again={}, scale_is_sure=False)  # what a file from before version 3 knows of it


@pytest.mark.parametrize("staff", [None, 0, 120])
def test_in_the_first_version_the_number_of_staff_is_how_many_were_asked(staff: int | None) -> None:
    found = read_round(json.dumps(as_version_1(document(), staff)).encode(), STUDY)
    asked = {} if staff is None else {Side.YOUNG: staff}
    assert found.round == replace(OLDER, asked=asked)
    assert found.previous == replace(OLDER, asked=asked, day=BEFORE.day)


def test_a_wrong_number_of_staff_is_told() -> None:
    assert told(as_version_1(document(), -1))[0] == f"Bij het aantal gevraagden, jong: {GROUP}"


def test_the_number_of_staff_means_nothing_in_a_later_version() -> None:
    changed = document()
    in_about("staff", "veel")(changed)
    assert read_round(json.dumps(changed).encode(), STUDY).round == ROUND


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("spread", ["1.2", "99", 1.2, {}])
@pytest.mark.parametrize("parts", [["round"], ["previous"], ["round", "previous"]])
def test_standard_deviations_are_passed_over_and_that_is_told_once(
    version: int, spread: object, parts: list[str]
) -> None:
    changed = document() | {"version": version}
    for part in parts:
        in_score("sd", spread)(changed if part == "round" else changed[part])
    found = read_round(json.dumps(changed).encode(), STUDY)
    assert found.problems == ()
    assert found.round is not None
    assert found.round.entries == ROUND.entries
    assert found.remarks == (
        "De standaardafwijkingen in dit bestand zijn niet bewaard: wij gebruiken ze niet en tonen geen spreiding.",
    )


def test_an_unknown_standard_deviation_needs_no_word() -> None:
    changed = document()
    in_score("sd", None)(changed)
    assert read_round(json.dumps(changed).encode(), STUDY).remarks == ()


@pytest.mark.parametrize("part", ["about", "entries", "topics", "agreements"])
@pytest.mark.parametrize("broken", [None, 1, "R3", {}, True])
def test_a_part_that_is_gone_or_of_another_kind_is_told(part: str, broken: object) -> None:
    [problem] = told(document() | {part: broken})
    assert problem.endswith(": dit onderdeel ontbreekt of is beschadigd.")


def test_a_previous_round_that_is_none_is_told() -> None:
    assert told(document() | {"previous": []}) == ["In de vorige ronde: dit onderdeel ontbreekt of is beschadigd."]


def in_about(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda round_: round_["about"].update({name: value})


def in_score(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda round_: round_["entries"][0].update({name: value})


def in_score_of_management(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda round_: round_["entries"][1].update({name: value})


def in_agreement(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda round_: round_["agreements"][1].update({name: value})


IMPOSSIBLE = "deze datum kan niet kloppen: kies een datum vanaf 1 januari 2020."
GROUP = "hier hoort een heel getal van 0 tot en met 100.000, of niets (null)."
NUMBER = 'hier hoort een getal te staan als "7.9", met een punt en tussen aanhalingstekens.'
UNSEEN = "bevat een teken dat niet te zien is, zoals een regeleinde."
CODE = "is geen bekende code. Codes zijn R1 tot R10 en M1.1 tot M10.4."
WRONG: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (in_about("day", "2026-02-30"), "Bij de datum: ‘2026-02-30’ is geen bestaande dag."),
    (in_about("day", "20260221"), "Bij de datum: hier hoort een datum te staan als 2026-11-21."),
    (in_about("day", 2026), "Bij de datum: hier hoort een datum te staan als 2026-11-21."),
    (in_about("scale", "0-100"), "Bij de schaal: deze schaal kennen wij niet. Kies uit: 1-10, 1-5, marks."),
    (in_about("scale", ["1-5"]), "Bij de schaal: deze schaal kennen wij niet. Kies uit: 1-10, 1-5, marks."),
    (
        in_about("management_form", "guess"),
        "Bij de vorm van het management: deze vorm kennen wij niet. Kies uit: questionnaire, agreed.",
    ),
    (in_about("municipality", "x" * 81), f"Bij de gemeente: ‘{'x' * 40}’ is te lang: hooguit 80 tekens."),
    (in_about("municipality", " "), "Bij de gemeente: hier hoort een naam te staan."),
    (in_about("management_role", ""), "Bij wie voor het management spreekt: hier hoort een naam te staan."),
    (in_about("day", "2019-12-31"), f"Bij de datum: {IMPOSSIBLE}"),
    (in_about("day", f"{LAST.year + 1}-01-01"), f"Bij de datum: {IMPOSSIBLE}"),
    (in_about("asked_again_young", "ja"), "Bij opnieuw gevraagd, jong: hier hoort true (ja) of false (nee) te staan."),
    (in_about("scale_is_sure", None), "Bij de zekerheid over de schaal: hier hoort true (ja) of false (nee) te staan."),
    (in_about("n_management", 0), f"Bij het aantal antwoorden, management: {NOT_OPEN}"),
    (in_score_of_management("n", 0), f"Bij R3, management: {NOT_OPEN}"),
    (in_score_of_management("sd", "1.2"), f"Bij R3, management: {NOT_OPEN}"),
    (in_about("municipality", "a\tb"), f"Bij de gemeente: ‘a b’ {UNSEEN}"),
    (in_about("municipality", "a\ud800"), f"Bij de gemeente: ‘a ’ {UNSEEN}"),
    (in_about("management_role", None), "Bij wie voor het management spreekt: hier hoort tekst te staan."),
    (in_about("asked_young", -1), f"Bij het aantal gevraagden, jong: {GROUP}"),
    (in_about("asked_young", 10**400), f"Bij het aantal gevraagden, jong: {GROUP}"),
    (in_about("asked_management", "16"), f"Bij het aantal gevraagden, management: {GROUP}"),
    (in_about("n_young", True), f"Bij het aantal antwoorden, jong: {GROUP}"),
    (in_about("n_management", 3.0), f"Bij het aantal antwoorden, management: {GROUP}"),
    (in_about("is_fixed", 1), "Bij het vastleggen van de scores: hier hoort true (ja) of false (nee) te staan."),
    (in_score("code", "R11"), f"In score 1: ‘R11’ {CODE}"),
    (in_score("code", {}), "In score 1: hier hoort een code te staan, zoals R3."),
    (in_score("side", "others"), "In score 1: hier hoort young of management te staan."),
    (in_score("mean", "11"), "Bij R3, jong: ‘11’ ligt buiten de schaal van 1 tot 10."),
    (in_score("mean", "10." + "0" * 29 + "1"), f"Bij R3, jong: ‘10.{'0' * 29}1’ ligt buiten de schaal van 1 tot 10."),
    (in_score("mean", 7.9), f"Bij R3, jong: {NUMBER}"),
    (in_score("mean", "NaN"), f"Bij R3, jong: {NUMBER}"),
    (in_score("mean", "7,9"), f"Bij R3, jong: {NUMBER}"),
    (in_score("mean", "1e9999999"), f"Bij R3, jong: {NUMBER}"),
    (in_score("mean", "٧"), f"Bij R3, jong: {NUMBER}"),
    (in_score("mean", None), f"Bij R3, jong: {NUMBER}"),
    (in_score("n", 100_001), f"Bij R3, jong, aantal: {GROUP}"),
    (in_score("n", "34"), f"Bij R3, jong, aantal: {GROUP}"),
    (in_score_of_management("side", "young"), "Bij R3, jong: deze score staat er meer dan één keer."),
    (lambda round_: round_["entries"].insert(0, None), "In score 1: dit onderdeel ontbreekt of is beschadigd."),
    (lambda round_: round_["entries"].extend([0] * 99), "Bij de scores: het zijn er 101; hooguit 100 kan."),
    (in_agreement("what", " "), "In afspraak 2, ‘wat’: hier staat niet wat er is afgesproken."),
    (in_agreement("what", []), "In afspraak 2, ‘wat’: hier hoort tekst te staan."),
    (in_agreement("role", "x" * 201), f"In afspraak 2, ‘rol’: ‘{'x' * 40}’ is te lang: hooguit 200 tekens."),
    (in_agreement("how", "a\u2028b"), f"In afspraak 2, ‘hoe merken we het’: ‘a b’ {UNSEEN}"),
    (in_agreement("status", "ooit"), "In afspraak 2: ‘ooit’ is geen status. Kies uit: gedaan, loopt, niet gedaan."),
    (lambda round_: round_["agreements"].append("x"), "In afspraak 3: dit onderdeel ontbreekt of is beschadigd."),
    (lambda round_: round_["agreements"].extend([{}] * 119), "Bij de afspraken: het zijn er 121; hooguit 120 kan."),
    (lambda round_: round_["topics"].append("X1"), f"Bij de gespreksonderwerpen: ‘X1’ {CODE}"),
    (lambda round_: round_["topics"].append("R3"), "Bij de gespreksonderwerpen: ‘R3’ staat er meer dan één keer."),
]


@pytest.mark.parametrize(("change", "message"), WRONG, ids=[message[:50] for _, message in WRONG])
def test_every_mistake_says_where_it_stands(change: Callable[[dict[str, Any]], None], message: str) -> None:
    now, before = document(), document()
    change(now)
    assert told(now) == [message]
    change(before["previous"])
    assert told(before) == [f"In de vorige ronde, {message[0].lower()}{message[1:]}"]


def test_all_mistakes_are_told_at_once() -> None:
    changed = document()
    in_about("asked_young", "veel")(changed)
    in_score("mean", "0")(changed)
    in_agreement("what", "")(changed)
    assert len(told(changed)) == 3


@given(st.binary(max_size=200))
def test_any_bytes_end_in_words(data: bytes) -> None:
    assert read_round(data, STUDY).problems


PLACES: list[tuple[Any, ...]] = [("about", name) for name in document()["about"]] + [(name,) for name in document()]
PLACES += [("entries", 0, name) for name in (*document()["entries"][0], "sd")] + [("topics", 0), ("entries", 0)]
PLACES += [("about", "staff"), ("version",)]
PLACES += [("publication", name) for name in document()["publication"]]
PLACES += [("agreements", 0, name) for name in document()["agreements"][0]] + [("agreements", 0)]
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=250), st.sampled_from(CODES)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
    max_leaves=8,
)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(PLACES), ANYTHING), max_size=3), st.booleans())
def test_anything_anywhere_in_the_file_ends_in_a_round_or_in_words(changes: list[Any], in_previous: bool) -> None:
    changed = document()
    for path, value in changes:
        with suppress(TypeError, LookupError):  # an earlier change took this place away
            part = changed["previous"] if in_previous and path != ("previous",) else changed
            for step in path[:-1]:
                part = part[step]
            part[path[-1]] = value
    found = read_round(json.dumps(changed).encode(), STUDY)
    assert (found.round is None) == bool(found.problems)
    assert all(str(problem).isprintable() and len(str(problem)) < 200 for problem in found.problems)
    if found.round is not None:
        again = read_round(write_round(found.round, STUDY, previous=found.previous), STUDY)
        assert again == replace(found, remarks=())
