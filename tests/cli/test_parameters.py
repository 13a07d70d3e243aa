"""Arguments and options that click does not know: what they take, and what they refuse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]


def test_a_file_name_with_another_ending_is_refused(call: Call) -> None:
    done = call("template", "-o", "blad.docx")
    assert (done.exit_code, "moet eindigen op .xlsx of .csv." in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--municipality", "Gouda 😀", "niet kunnen afdrukken: 😀"),
        ("--municipality", "  ", "is leeg"),
        ("--municipality", "x" * 81, "te lang"),
        ("--topics", "R3,R12", "Onbekend onderwerp: R12"),
        ("--role", "baas 東", "niet kunnen afdrukken: 東"),
    ],
)
def test_what_cannot_be_printed_is_refused(call: Call, here: Path, option: str, value: str, words: str) -> None:
    given = {"--municipality": "Gouda"} | {option: value}
    done = call("report", "gouda.csv", "-o", "r.html", *(part for pair in given.items() for part in pair))
    assert (done.exit_code, words in done.stderr) == (2, True), done.stderr
    assert not (here / "r.html").exists()


def test_names_and_topics_are_taken_without_needless_spaces_and_doubles(call: Call, here: Path) -> None:
    arguments = ("report", "gouda.csv", "--municipality", "  Bergen   op Zoom ", "--topics", " r3, M3.2,R3,", "-o")
    assert call(*arguments, "r.html").exit_code == 0
    text = (here / "r.html").read_text("utf-8")
    assert "Bergen op Zoom" in text
    assert "Bergen  " not in text


def test_the_earlier_name_of_an_option_is_taken_and_not_shown(call: Call) -> None:
    assert call("compare", "gouda.csv", "--staff", 120).exit_code == 0
    told = call("compare", "--help").stdout
    assert "--asked-young" in told
    assert "--asked-management" in told
    assert "--staff" not in told


@pytest.mark.parametrize("option", ["--asked-young", "--asked-management"])
@pytest.mark.parametrize("value", ["0", "100001", "2.5"])
def test_how_many_were_asked_is_a_whole_number_of_people(call: Call, option: str, value: str) -> None:
    assert call("compare", "gouda.csv", option, value).exit_code == 2
