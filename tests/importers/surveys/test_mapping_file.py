"""The mapping file: what was decided comes back, what is wrong is told in Dutch, and nothing of a person is in it."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import retention_check
from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import (
    ALL_SHEETS,
    BOTH,
    NOBODY,
    OTHER_SCALE,
    STUDY_ORDER,
    THE_FILE,
    UNDECIDED,
    Choices,
    ColumnRole,
)
from retention_check.importers.surveys.mapping_file import (
    HEAD,
    LARGEST,
    LONGEST_VALUE,
    MOST_PROBLEMS,
    leaves_out,
    read_mapping,
    write_mapping,
)
from retention_check.importers.surveys.means.words import Use
from retention_check.importers.surveys.understanding import AnswerScale, GroupValue
from tests.cast import STUDY

headings = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
words = st.text("abcdé ’\"'=#[]\\\n\t.\U0001f600", max_size=LONGEST_VALUE)


def problems(text: str | bytes) -> list[str]:
    found = read_mapping(text if isinstance(text, bytes) else text.encode(), STUDY)
    assert isinstance(found, tuple)
    return [str(problem) for problem in found]


def problem(text: str | bytes) -> str:
    [found] = problems(text)
    return found


@given(
    st.builds(
        Choices,
        columns=st.dictionaries(headings, st.sampled_from([*STUDY.codes, *map(str, ColumnRole), *map(str, Use)])),
        values=st.dictionaries(words, st.sampled_from([*map(str, Side), NOBODY])),
        answers=st.dictionaries(words, st.sampled_from(["1", "5", "3.25", "7,75", "10", ""])),
        scale=st.sampled_from(["", *map(str, AnswerScale)]),
        sides=st.dictionaries(st.just(THE_FILE), st.sampled_from(Side)),
        sheets=st.dictionaries(st.just(THE_FILE), headings),
        right_answer=words,
        order=st.sampled_from(["", STUDY_ORDER]),
        complete_only=st.booleans(),
        drop_duplicates=st.booleans(),
    )
)
def test_what_was_decided_comes_back(choices: Choices) -> None:
    assert read_mapping(write_mapping(choices).encode(), STUDY) == choices


@pytest.mark.parametrize(
    "heading",
    [
        '"Zinvol" werk?',
        "a\nb\r\nc",
        "1.2.3",
        "[columns]",
        "a = b # c",
        "Zinvol\u00a0werk 😀",
        "\\",
        "'''",
        '"""',
        "",
        "\0",
    ],
)
def test_a_heading_may_hold_anything(heading: str) -> None:
    choices = Choices(columns={heading: "R4", "other": "none"})
    assert read_mapping(write_mapping(choices).encode(), STUDY) == choices


def test_the_file_says_what_it_is_and_how_to_use_it_again() -> None:
    text = write_mapping(Choices(columns={"Vraag 7": "R3"}))
    assert text.startswith("# Indeling van een enquête")
    assert "--map" in text
    assert all(line.startswith("#") or not line for line in HEAD.splitlines())
    assert max(len(line) for line in HEAD.splitlines()) <= 120
    assert tomllib.loads(text) == {"columns": {"Vraag 7": "R3"}}


def test_its_head_names_everything_that_can_stand_in_it() -> None:
    everything = Choices({"a": "R1"}, {"b": "young"}, {"c": "4"}, "1-5", {"d": Side.YOUNG}, {"e": "f"}, "g", "study")
    for name in (*everything.to_primitives(), "complete_only", "drop_duplicates", *ColumnRole, *Use, *AnswerScale):
        assert str(name) in HEAD, name


def test_nothing_decided_is_a_file_that_decides_nothing() -> None:
    assert write_mapping(UNDECIDED) == HEAD
    assert read_mapping(HEAD.encode(), STUDY) == UNDECIDED


def test_no_group_of_a_file_is_written_unless_it_was_chosen() -> None:
    assert "sides" not in tomllib.loads(write_mapping(Choices(columns={"a": "R1"})))
    written = write_mapping(Choices(sides={"jong.csv": Side.YOUNG}), files=["jong.csv"])
    assert tomllib.loads(written)["sides"] == {THE_FILE: "young"}


def test_what_was_said_of_the_only_file_is_of_the_file_of_next_month_and_no_name_is_written() -> None:
    name = "enquete Jan Jansen.csv"
    written = write_mapping(Choices(sides={name: Side.YOUNG}, sheets={name: "Blad1"}), files=[name])
    assert "Jansen" not in written
    again = read_mapping(written.encode(), STUDY)
    assert isinstance(again, Choices)
    assert again.of_files(["juni.csv"]) == Choices(sides={"juni.csv": Side.YOUNG}, sheets={"juni.csv": "Blad1"})
    assert again.of_files(["juni.csv", "juli.csv"]) == UNDECIDED


def test_of_several_files_nothing_is_written_and_that_is_told() -> None:
    choices, files = Choices(sides={"Jan.csv": Side.YOUNG}), ["Jan.csv", "Piet.csv"]
    assert write_mapping(choices, files=files) == HEAD
    assert leaves_out(choices, (), files)
    assert not leaves_out(choices, (), files[:1])


def test_that_the_choice_for_a_hidden_text_is_not_written_is_told() -> None:
    hidden = "(tekst, 10 tekens, rij 12)"
    assert leaves_out(Choices(values={hidden: "young"}), [GroupValue(hidden, 1, Side.YOUNG)], ["a.csv"])
    assert not leaves_out(Choices(values={"Teamleider": "young"}, complete_only=True), (), ["a.csv"])


@pytest.mark.parametrize(
    "typed", ["jan@gouda.nl", "10.0.0.12", "06-12345678", "12345", "Ik vind dat wij meer moeten luisteren. " * 4]
)
def test_what_people_wrote_themselves_is_not_written(typed: str) -> None:
    choices = Choices(values={typed: "young", "Jong": "young"}, answers={typed: "4"}, right_answer=typed)
    assert tomllib.loads(write_mapping(choices)) == {"values": {"Jong": "young"}}


def test_notepad_may_put_a_mark_at_its_beginning() -> None:
    assert read_mapping(b"\xef\xbb\xbf" + b'scale = "1-5"\r\n', STUDY) == Choices(scale="1-5")


def test_a_file_that_is_no_text_or_no_toml_says_so_with_the_line() -> None:
    assert "er staat iets anders in" in problem(b"PK\x03\x04\xff\xfe")
    assert "er staat iets anders in" in problem('scale = "1-5"'.encode("utf-16"))
    assert "geen TOML (kijk bij regel 2)" in problem('scale = "1-5"\nkolom = R3')
    assert "geen TOML" in problem("Tijdstempel,Functie\n1,2")
    assert "geen TOML" in problem('scale = "1-5"\nscale = "5-1"')


@pytest.mark.parametrize(
    "hostile", ["a = " + "[" * 200_000, "a = " + "9" * 200_000, "a" + ".a" * 100_000 + " = 1", "\0", "a = {" * 9_000]
)
def test_a_hostile_file_is_a_problem_too(hostile: str) -> None:
    assert problems(hostile)


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert "te groot" in problem(b"#" * (LARGEST + 1))
    assert read_mapping(b"#" * LARGEST, STUDY) == UNDECIDED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[kolommen]\na = "R3"', "‘kolommen’ hoort niet in een indeling. Wel: columns, values"),
        ('[columns]\na = "R11"', "‘R11’ bij ‘a’ in [columns] kan niet. Kies uit: een code (R1, M3.2), group, age"),
        ('[columns]\na = "groep"', "‘groep’ bij ‘a’ in [columns] kan niet"),
        ('[values]\nJong = "jong"', "‘jong’ bij ‘Jong’ in [values] kan niet. Kies uit: young, management, none."),
        ('[sides]\n"a.csv" = "none"', "‘none’ bij ‘a.csv’ in [sides] kan niet. Kies uit: young, management, both."),
        ('[answers]\nEens = "vier"', "‘vier’ bij ‘Eens’ in [answers] kan niet: schrijf een getal als 4 of 3.25"),
        ("[answers]\nEens = 4", "Bij ‘Eens’ in [answers] hoort een tekst tussen aanhalingstekens"),
        ("[columns]\nVraag.4 = 'R4'", "Bij ‘Vraag’ in [columns] hoort een tekst tussen aanhalingstekens"),
        ('columns = "R3"', "columns is een tabel: schrijf [columns] op een eigen regel"),
        ('scale = "1-7"', "‘1-7’ bij scale kan niet. Kies uit: 1-5, 5-1, 1-10, marks, other."),
        ("scale = 5", "Bij scale hoort een tekst"),
        ('order = "ja"', "‘ja’ bij order kan niet. Kies uit: study, none."),
        ('complete_only = "ja"', "Bij complete_only hoort true of false"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, told: str) -> None:
    assert told in problem(text)


def test_everything_that_is_wrong_is_told_up_to_ten() -> None:
    assert len(problems('scale = "x"\norder = "y"\n[columns]\na = "b"')) == 3
    assert len(problems("\n".join(f'x{number} = "y"' for number in range(30)))) == MOST_PROBLEMS


def test_a_value_that_few_people_gave_is_not_written_unless_it_reads_as_a_group() -> None:
    values = {"Jan de Vries": "none", "Team Noord": "young", "Teamleider": "management", "(tekst, 12 tekens)": "none"}
    rows = {"Jan de Vries": 4, "Team Noord": 5, "Teamleider": 1}
    groups = [GroupValue(value, n, None) for value, n in rows.items()]
    written = write_mapping(Choices(values=values), groups)
    assert tomllib.loads(written)["values"] == {"Team Noord": "young", "Teamleider": "management"}


def test_the_page_on_formats_names_everything_that_a_mapping_can_say() -> None:
    page = (Path(retention_check.__file__).parent.parent / "docs" / "file-formats.md").read_text("utf-8")
    found = re.search(r"^### Mapping\n(.*?)^### ", page, re.MULTILINE | re.DOTALL)
    assert found
    said = (*ColumnRole, *Use, *Side, BOTH, NOBODY, ALL_SHEETS, *AnswerScale, OTHER_SCALE, STUDY_ORDER)
    assert [value for value in said if f"`{value}`" not in found[1]] == []
    keys = [f"[{key}]" if isinstance(value, dict) else key for key, value in vars(UNDECIDED).items()]
    assert [key for key in keys if f"`{key}`" not in found[1]] == []
