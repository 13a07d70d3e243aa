"""The user's files and what is said about them: read as meant, and every mistake told at once, in Dutch."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from retention_check.cli.inputs import read_comparison, read_rounds
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from tests.cast import DAY, sheet
from tests.cli.sheets import GOUDA, table
from tests.report.pages import words

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
    (here / "vijf.csv").write_bytes(sheet([["code", "jong", "n_jong"], ["R1", "4,2", "34"]]))
    assert "--scale 1-5" in call("compare", "vijf.csv").stderr
    row = table(call("compare", "vijf.csv", "--scale", "1-5").stdout)["R1"]
    assert row["young"] == "8.2"


def test_a_standard_deviation_is_passed_over_and_told_once(call: Call, here: Path) -> None:
    rows = [["code", "jong", "n_jong", "sd_jong"], ["R1", "8", "34", "1,2"], ["R2", "8", "34", "1,4"]]
    (here / "spreiding.csv").write_bytes(sheet(rows))
    done = call("compare", "spreiding.csv")
    assert (done.exit_code, done.stderr.count("standaardafwijking")) == (0, 1)


def test_an_export_of_people_is_told_how_to_become_a_score_sheet_without_what_they_wrote(
    call: Call, here: Path
) -> None:
    (here / "export.csv").write_text("\n".join(["118000031264;192.168.1.7;Jan;4;5;3;3;2;4;4;5;1;2"] * 3), "utf-8")
    done = call("compare", "export.csv")
    assert (done.exit_code, done.stderr) == (
        2,
        "Dit lijkt de export van een enquête. Maak er eerst een scoreblad van: "
        "retention-check import EXPORT -o scoreblad.csv\n",
    )


ASKED = [*GOUDA, ["gevraagd", "40", "16"]]


def read(here: Path, rows: list[list[str]] = GOUDA, **given: Any) -> Round:
    (here / "gevraagd.csv").write_bytes(sheet(rows))
    names = ("asked_young", "asked_management", "staff", "n_young", "n_management", "scale", "role", "threshold")
    options: dict[str, Any] = (
        dict.fromkeys(names) | {"management": "questionnaire", "sheet": here / "gevraagd.csv"} | given
    )
    return read_comparison(options, DAY).round


def test_how_many_were_asked_comes_from_the_sheet(here: Path) -> None:
    assert read(here).asked == {}
    assert read(here, ASKED).asked == {Side.YOUNG: 40, Side.MANAGEMENT: 16}


def test_how_many_were_asked_on_the_command_line_goes_before_the_sheet(here: Path) -> None:
    assert read(here, ASKED, asked_management=12).asked == {Side.YOUNG: 40, Side.MANAGEMENT: 12}
    assert read(here, ASKED, asked_young=50, asked_management=12).asked == {Side.YOUNG: 50, Side.MANAGEMENT: 12}


def test_the_number_of_staff_is_how_many_young_civil_servants_were_asked(here: Path) -> None:
    assert read(here, ASKED, staff=60).asked == {Side.YOUNG: 60, Side.MANAGEMENT: 16}
    assert read(here, staff=60, asked_young=50).asked == {Side.YOUNG: 50}


def test_more_answers_than_people_who_were_asked_show_nothing_of_that_group_and_that_is_told(
    call: Call, here: Path
) -> None:
    (here / "veel.csv").write_bytes(sheet([*GOUDA, ["gevraagd", "33", "7"]]))
    done = call("compare", "veel.csv")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "Niet getoond bij jonge ambtenaren, meer antwoorden dan gevraagde mensen (2×). "
        "Er zijn 34 antwoorden van jonge ambtenaren, maar gevraagd zijn er 33. Kijk beide getallen na. "
        "Het tweede komt van --asked-young of de rij ‘gevraagd’ van het scoreblad.",
        "Niet getoond bij het management, meer antwoorden dan gevraagde mensen (2×). "
        "Er zijn 8 antwoorden van het management, maar gevraagd zijn er 7. Kijk beide getallen na. "
        "Het tweede komt van --asked-management of de rij ‘gevraagd’ van het scoreblad.",
    ]
    row = table(done.stdout)["R1"]
    assert (row["young"], row["withheld_young"], row["gap"]) == ("", "more_than_asked", "")
    whole = call("compare", "veel.csv", "--asked-young", 34, "--asked-management", 8)
    assert (whole.stderr, table(whole.stdout)["R1"]["young"]) == ("", "8.6")


def test_a_sheet_of_no_answers_shows_nothing_and_the_number_of_the_side_is_not_lent_to_it(
    call: Call, here: Path
) -> None:
    (here / "nul.csv").write_bytes(sheet([["code", "jong", "n_jong"], ["R1", "8", "0"], ["R2", "8", "34"]]))
    for given in ([], ["--n-young", 34]):
        done = call("compare", "nul.csv", *given)
        rows = table(done.stdout)
        assert (rows["R1"]["young"], rows["R1"]["withheld_young"], rows["R2"]["young"]) == ("", "too_few", "8.0")
    (here / "kaal.csv").write_bytes(sheet([["code", "jong"], ["R1", "8"]]))
    row = table(call("compare", "kaal.csv", "--n-young", 0).stdout)["R1"]
    assert (row["young"], row["withheld_young"]) == ("", "too_few")


def test_nobody_is_counted_behind_an_agreed_score(call: Call, here: Path) -> None:
    rows = [["code", "jong", "management", "n_jong"], ["R1", "8", "5,5", "34"], ["gevraagd", "40", "1"]]
    (here / "af.csv").write_bytes(sheet(rows))
    assert call("compare", "af.csv", "--management", "agreed").exit_code == 0


def test_how_many_were_asked_now_says_nothing_of_the_previous_round(call: Call, here: Path) -> None:
    (here / "vorig.csv").write_bytes(sheet([*GOUDA, ["gevraagd", "34", "8"]]))
    arguments = ["report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--force", "--asked-young", 34]
    then = ["--previous", "vorig.csv", "--previous-date", "2025-01-01"]
    assert call(*arguments, *then).exit_code == 0
    (here / "vorig.csv").write_bytes(sheet([*GOUDA, ["gevraagd", "33", "8"]]))
    assert "gevraagd zijn er 33" in (done := call(*arguments, *then)).stderr
    assert done.exit_code == 0


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
    assert "Sinds 1 november 2025" in text


def test_the_appendix_prints_what_changed_and_that_everyone_was_asked_again(call: Call, here: Path) -> None:
    (here / "vorig.csv").write_bytes(sheet([[*GOUDA[0]], ["R1", "6,6", "7,1", "30", "8"]]))
    arguments = ["report", "gouda.csv", "--municipality", "Gouda", "--date", "2026-11-21", "-o", "r.html", "--force"]
    for preset in ("bijlage", "volledig"):
        then = ["--previous", "vorig.csv", "--previous-date", "2025-11-01", "--preset", preset]
        assert call(*arguments, *then).exit_code == 0
        text = words((here / "r.html").read_text("utf-8"))
        assert "De vorige ronde was op 1 november 2025" in text
        assert "Opnieuw gevraagd: ja" in text
        assert "+2,0" in text
    assert call(*arguments, "--preset", "bijlage").exit_code == 0
    assert "pnieuw gevraagd: " not in words((here / "r.html").read_text("utf-8"))


def test_the_number_of_this_round_is_not_lent_to_the_previous_one(call: Call, here: Path) -> None:
    (here / "vorig.csv").write_bytes(sheet([["code", "jong"], ["R1", "3,3"]]))
    arguments = ["report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--n-young", 34]
    done = call(*arguments, "--previous", "vorig.csv", "--previous-date", "2025-01-01", "--preset", "bijlage")
    assert done.exit_code == 0
    text = words((here / "r.html").read_text("utf-8"))
    assert "geen stelling waarbij beide rondes een score van dezelfde groep tonen" in text
    assert "3,3" not in text


def test_what_is_told_of_the_previous_sheet_says_so(call: Call, here: Path) -> None:
    arguments = ["report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--previous", "vorig.csv"]
    arguments += ["--previous-date", "2025-01-01"]
    (here / "vorig.csv").write_bytes(sheet([["code", "jong", "sd_jong"], ["R1", "7,3", "1,1"]]))
    passed_over, withheld = call(*arguments).stderr.splitlines()
    assert passed_over.startswith("Vorige ronde: ")
    assert "standaardafwijking" in passed_over
    assert withheld == (
        "Vorige ronde: Niet getoond bij jonge ambtenaren, aantal antwoorden onbekend (1×). "
        "Zet het aantal in het scoreblad van toen."
    )
    (here / "vorig.csv").write_bytes(sheet([["code", "jong"], ["R1", "11"], ["R2", "x"]]))
    refused = call(*arguments, "--force").stderr.splitlines()
    assert len(refused) == 2
    assert all(line.startswith("Vorige ronde: Rij ") for line in refused)
    (here / "vorig.csv").write_bytes(sheet([*GOUDA, ["gevraagd", "33", "8"]]))
    told, *_ = call(*arguments, "--force").stderr.splitlines()
    assert told == (
        "Vorige ronde: Niet getoond bij jonge ambtenaren, meer antwoorden dan gevraagde mensen (2×). "
        "Er zijn 34 antwoorden van jonge ambtenaren, maar gevraagd zijn er 33. Kijk beide getallen na. "
        "Het tweede komt van de rij ‘gevraagd’ van het scoreblad."
    )


def test_who_gives_a_previous_round_says_that_everyone_was_asked_again(here: Path) -> None:
    (here / "vorig.csv").write_bytes(sheet(GOUDA))
    assert read(here).asked_again == {}
    given = read(here, previous=here / "vorig.csv")
    assert given.asked_again == dict.fromkeys(Side, True)
    without = read(here, previous=here / "vorig.csv", without_management=True)
    assert without.asked_again == {Side.YOUNG: True}


def test_the_previous_round_itself_says_nothing_of_being_asked_again(here: Path) -> None:
    (here / "vorig.csv").write_bytes(sheet(GOUDA))
    people = ("asked_young", "asked_management", "staff", "n_young", "n_management")
    others = ("scale", "role", "threshold", "previous_management", "agreements")
    options: dict[str, Any] = dict.fromkeys((*people, *others)) | {
        "management": "questionnaire",
        "sheet": here / "gouda.csv",
        "previous": here / "vorig.csv",
        "day": DAY,
        "previous_date": date(2025, 11, 1),
    }
    now, before = read_rounds(options, "Gouda")
    assert before is not None
    assert (now.round.asked_again, before.round.asked_again) == (dict.fromkeys(Side, True), {})


def test_nothing_is_kept_between_two_runs_and_no_concept_is_printed(call: Call, here: Path) -> None:
    made = []
    for number in range(2):
        done = call("report", "gouda.csv", "--municipality", "Gouda", "-o", f"{number}.html", "--date", "2026-11-21")
        assert done.exit_code == 0
        made.append((here / f"{number}.html").read_text("utf-8"))
    assert made[0] == made[1]
    assert "concept" not in words(made[0])
    assert sorted(path.name for path in here.iterdir()) == ["0.html", "1.html", "gouda.csv"]


SAYS_FIVE = [["schaal=1-5"], ["code", "jong", "n_jong"], ["R1", "4,2", "34"]]


def test_the_scale_that_a_sheet_says_of_itself_is_followed_and_told(call: Call, here: Path) -> None:
    (here / "vijf.csv").write_bytes(sheet(SAYS_FIVE))
    done = call("compare", "vijf.csv")
    assert done.stderr == "In het bestand staat dat het gemiddelden van 1 tot 5 zijn. Zo lezen wij ze.\n"
    assert table(done.stdout)["R1"]["young"] == "8.2"
    assert call("compare", "vijf.csv", "--scale", "1-5").stderr == ""


def test_marks_that_say_so_have_the_step_of_marks(here: Path) -> None:
    rows = [["schaal=marks"], ["code", "jong", "n_jong"], ["R1", "7", "34"]]
    assert read(here, rows).scale.name == "marks"


def test_another_scale_than_the_sheet_says_is_refused(call: Call, here: Path) -> None:
    (here / "vijf.csv").write_bytes(sheet(SAYS_FIVE))
    done = call("compare", "vijf.csv", "--scale", "1-10")
    assert (done.exit_code, done.stdout, done.stderr) == (
        2,
        "",
        "Op het scoreblad staat schaal=1-5: het zijn gemiddelden van 1 tot 5. U koos --scale 1-10. "
        "Laat --scale weg, of verbeter die regel in het scoreblad.\n",
    )
