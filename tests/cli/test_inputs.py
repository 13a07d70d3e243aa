"""The user's files and what is said about them: read as meant, and every mistake told at once, in Dutch."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cast import sheet
from tests.cli.sheets import GOUDA, table

Call = Callable[..., Result]


def test_n_may_come_from_the_options(call: Call, here: Path) -> None:
    (here / "kaal.csv").write_bytes(sheet([["code", "jong", "management"], ["R1", "8", "7"]]))
    without = call("compare", "kaal.csv")
    assert table(without.stdout)["R1"]["young"] == ""
    assert without.stderr.splitlines() == [
        "Niet getoond bij jonge ambtenaren, aantal antwoorden onbekend (1×). Geef het aantal met --n-young.",
        "Niet getoond bij het management, aantal antwoorden onbekend (1×). "
        "Geef het aantal met --n-management of kies --management agreed.",
    ]
    given = call("compare", "kaal.csv", "--n-young", 34, "--n-management", 8)
    assert table(given.stdout)["R1"]["gap"] == "1.0"


def test_answers_of_one_to_five_are_converted(call: Call, here: Path) -> None:
    (here / "vijf.csv").write_bytes(sheet([["code", "jong", "n_jong", "sd_jong"], ["R1", "4,2", "34", "0,8"]]))
    assert "--scale 1-5" in call("compare", "vijf.csv").stderr
    row = table(call("compare", "vijf.csv", "--scale", "1-5").stdout)["R1"]
    assert (row["young"], row["sd_young"]) == ("8.2", "1.8")


def test_agreed_scores_need_no_n_and_refuse_one(call: Call, here: Path) -> None:
    (here / "af.csv").write_bytes(sheet([["code", "jong", "management", "n_jong"], ["R1", "8", "5,5", "34"]]))
    row = table(call("compare", "af.csv", "--management", "agreed").stdout)["R1"]
    assert (row["management"], row["status_management"], row["n_management"]) == ("5.5", "agreed", "")
    assert "niet anoniem (gemeentesecretaris)" in row["note"]
    refused = call("compare", "af.csv", "--management", "agreed", "--n-management", 8)
    assert (refused.exit_code, "hoort geen aantal" in refused.stderr) == (2, True)


def test_a_threshold_can_be_raised_and_not_lowered(call: Call) -> None:
    assert table(call("compare", "gouda.csv", "--threshold", 8).stdout)["R1"]["management"] == "7.1"
    assert table(call("compare", "gouda.csv", "--threshold", 9).stdout)["R1"]["management"] == ""
    assert call("compare", "gouda.csv", "--threshold", 4).exit_code == 2


def test_a_threshold_that_was_set_can_be_raised_and_not_lowered(call: Call) -> None:
    assert table(call("compare", "gouda.csv", "--threshold", 5, threshold="10").stdout)["R1"]["management"] == ""
    refused = call("compare", "gouda.csv", threshold="3")
    assert (refused.exit_code, "RETENTION_CHECK_THRESHOLD" in refused.stderr) == (2, True)


def test_all_mistakes_in_a_sheet_are_told_and_nothing_is_written(call: Call, here: Path) -> None:
    (here / "fout.csv").write_bytes(sheet([["code", "jong"], ["R1", "11"], ["R2", "x"]]))
    done = call("compare", "fout.csv", "-o", "uit.csv")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 2
    assert not (here / "uit.csv").exists()


@pytest.mark.parametrize("name", ["weg.csv", "."])
def test_a_sheet_that_cannot_be_read_is_told(call: Call, name: str) -> None:
    done = call("compare", name)
    assert done.exit_code == 2
    assert "bestaat niet" in done.stderr or "kan niet gelezen worden" in done.stderr


def test_a_previous_round_needs_an_earlier_date(call: Call) -> None:
    arguments = ("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--previous", "gouda.csv")
    assert "--previous-date" in call(*arguments).stderr
    done = call(*arguments, "--date", "2026-01-01", "--previous-date", "2026-01-01")
    assert (done.exit_code, "vóór deze ronde" in done.stderr) == (2, True)
    assert call("report", "--municipality", "Texel", "-o", "r.html", "--previous", "gouda.csv").exit_code == 2


def test_mistakes_in_agreements_are_told(call: Call, here: Path) -> None:
    (here / "afspraken.csv").write_bytes(sheet([["wat", "status"], ["Mentoren 😀", ""]]))
    done = call("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--agreements", "afspraken.csv")
    assert (done.exit_code, "niet kunnen afdrukken: 😀" in done.stderr) == (2, True)


def test_agreements_and_the_previous_round_are_printed(call: Call, here: Path) -> None:
    (here / "afspraken.csv").write_bytes(sheet([["wat", "rol", "status"], ["Mentoren zoeken", "HR", "loopt"]]))
    (here / "vorig.csv").write_bytes(sheet([[*GOUDA[0]], ["R1", "6,6", "7,1", "30", "8"]]))
    arguments = ["report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--agreements", "afspraken.csv"]
    done = call(*arguments, "--previous", "vorig.csv", "--previous-date", "2025-11-01", "--date", "2026-11-21")
    assert done.exit_code == 0, done.stderr
    text = (here / "r.html").read_text("utf-8")
    assert "Mentoren zoeken" in text
    assert "1 november 2025" in text
    assert "+2,0" in text


def test_the_number_of_this_round_is_not_lent_to_the_previous_one(call: Call, here: Path) -> None:
    (here / "vorig.csv").write_bytes(sheet([["code", "jong"], ["R1", "3,3"]]))
    arguments = ["report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--n-young", 34]
    done = call(*arguments, "--previous", "vorig.csv", "--previous-date", "2025-01-01")
    assert done.exit_code == 0
    text = (here / "r.html").read_text("utf-8")
    assert "Er is niets te vergelijken." in text
    assert "3,3" not in text.split("</style>")[1]
