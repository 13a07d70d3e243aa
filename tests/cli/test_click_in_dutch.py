"""What click itself says, in Dutch: help pages and what is wrong with how a command was typed."""

import re
from collections.abc import Callable

import pytest
from click.testing import Result

from tests.cli.every_command import every_command

Call = Callable[..., Result]

ENGLISH = "a and error for how is must not of or required show the this to try usage value which with without write"


@pytest.mark.parametrize("command", ["", *every_command()])
def test_a_help_page_is_in_dutch(call: Call, command: str) -> None:
    told = call(*command.split(), "--help").stdout
    assert told.startswith("Gebruik: ")
    assert "Opties:\n" in told
    assert "Toon deze uitleg." in told
    without_options = re.sub(r"\[[^]]*\||--?[\w-]+|\w+\.\w+", " ", told).lower()
    assert set(re.findall(r"\w+", without_options)) & set(ENGLISH.split()) - {"is", "of"} == set()


def test_without_a_command_there_is_the_list_of_commands(call: Call) -> None:
    done = call()
    assert done.exit_code == 2
    for name, command in every_command().items():
        assert re.search(rf"^  {name} +\S", done.stderr, re.MULTILINE)
        assert not command.get_short_help_str().endswith("..."), name


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("rapport", "De opdracht ‘rapport’ bestaat niet. Kies uit: benchmark, compare, "),
        ("report --municipalty Gouda", "De optie --municipalty bestaat niet. Bedoelt u --municipality?"),
        ("--quiet", "De optie --quiet bestaat niet."),
        ("report gouda.csv -o r.pdf", "--municipality ontbreekt."),
        ("template", "--output ontbreekt."),
        ("compare", "SCOREBLAD ontbreekt."),
        ("compare gouda.csv x y", "Dit is te veel: x y"),
        (
            "compare gouda.csv --date ooit",
            "--date: ‘ooit’ is geen datum. Schrijf een datum zo: 2026-11-21.",
        ),
        ("compare gouda.csv --threshold 3", "--threshold: ‘3’ kan niet. Geef een heel getal van 5 tot en met 10."),
        (
            "report --municipality Gouda --people 1 -o r.html",
            "--people: ‘1’ kan niet. Geef een heel getal van 2 of meer.",
        ),
        ("compare gouda.csv --scale 1-7", "--scale: ‘1-7’ kan niet. Kies uit: 1-10, 1-5, marks."),
        ("compare gouda.csv --force=3", "Achter --force hoort geen waarde."),
        (
            "compare gouda.csv --date 31-11-2026",
            "--date: ‘31-11-2026’ is geen datum. 31 november bestaat niet: november heeft 30 dagen.",
        ),
        ("compare gouda.csv --date", "Achter --date hoort een waarde."),
    ],
)
def test_a_command_that_was_typed_wrongly_is_told_in_dutch(call: Call, arguments: str, told: str) -> None:
    done = call(*arguments.split())
    wrong, where = done.stderr.splitlines()
    assert (done.exit_code, done.stdout) == (2, "")
    assert wrong.startswith(told)
    assert re.fullmatch(r"Uitleg: retention-check( \w+)? --help", where)
