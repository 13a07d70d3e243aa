"""The command that imports the export of a survey tool: what it writes, tells and asks."""

import csv
import json
import os
import shlex
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import Result

from retention_check.domain.tallies import points_of
from tests.cast import STUDY
from tests.cli.process import run
from tests.cli.survey_files import ADDRESS, google

Call = Callable[..., Result]


@pytest.fixture
def export(here: Path) -> Path:
    path = here / "uit.csv"
    path.write_bytes(google())
    return path


def sheet(path: Path) -> dict[str, list[str]]:
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
    return {row[0]: row for row in rows}


def test_it_writes_exact_means_and_numbers_that_report_and_compare_read(call: Call, here: Path, export: Path) -> None:
    done = call("import", str(export), "-o", "scores.csv", "--asked-young", "20")
    assert done.exit_code == 0, done.stderr
    rows = sheet(here / "scores.csv")
    total = sum(number % 5 + 1 for number in range(8))
    assert Decimal(rows["R1"][2].replace(",", ".")) == points_of(total, 8)
    assert rows["R1"][4:] == ["8", "6"]
    assert rows["gevraagd"][2] == "20"
    compared = call("compare", "scores.csv", "-o", "uit.json")
    assert compared.exit_code == 0, compared.stderr
    found = json.loads((here / "uit.json").read_text("utf-8"))
    assert found["answered"] == {"young": 8, "management": 6}
    assert len([item for item in found["items"] if item["young"] is not None]) == len(STUDY.items)


def test_the_sheet_says_that_it_is_not_to_be_shared_and_has_four_decimals(call: Call, here: Path, export: Path) -> None:
    call("import", str(export), "-o", "scores.csv")
    first, *_ = (here / "scores.csv").read_text("utf-8-sig").splitlines()
    assert "werkbestand, niet delen" in first
    assert all(
        len(row[2].partition(",")[2]) >= 4 for code, row in sheet(here / "scores.csv").items() if code in STUDY.codes
    )


def test_of_fewer_than_five_people_there_is_a_number_and_no_mean(call: Call, here: Path) -> None:
    (here / "uit.csv").write_bytes(google(8, 4))
    done = call("import", "uit.csv", "-o", "scores.csv", "--json")
    row = sheet(here / "scores.csv")["R1"]
    assert (row[3], row[5]) == ("", "4")
    few = [each for each in json.loads(done.stdout)["scores"] if each["side"] == "management"]
    assert few
    assert all(each["mean"] is None and each["n"] == 4 for each in few)
    assert call("compare", "scores.csv").exit_code == 0


def test_json_tells_what_was_understood_with_the_rows_that_do_not_count(call: Call, here: Path) -> None:
    other = ["Anders", *(STUDY.answer_words[item.kind][3] for item in STUDY.items)]
    (here / "uit.csv").write_bytes(google(others=[other]))
    done = call("import", "uit.csv", "--json")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["tool"] == "Google Forms"
    assert found["scale"] == "1-5"
    assert found["included"] == {"young": 8, "management": 6}
    assert [(each["cause"], each["rows"]) for each in found["excluded"]] == [("other_role", [16])]
    assert {column["code"] for column in found["columns"]} - {None} == STUDY.codes
    assert [column["heading"] for column in found["columns"] if column["is_private"]] == ["E-mailadres"]


def test_nobodys_address_is_told_or_written(call: Call, here: Path, export: Path) -> None:
    done = call("import", str(export), "-o", "scores.csv", "--json", "--save-map", "indeling.toml")
    assert done.exit_code == 0, done.stderr
    assert not any(ADDRESS in text for text in (done.stdout, done.stderr))
    assert not any(ADDRESS.encode() in path.read_bytes() for path in here.iterdir() if path != export)


def test_what_a_person_must_decide_ends_with_three_and_the_option_that_answers_it(call: Call, here: Path) -> None:
    (here / "uit.csv").write_bytes(google(8, 0).replace(b'"Jonge ambtenaar"', b'""'))
    done = call("import", "uit.csv", "-o", "scores.csv")
    assert done.exit_code == 3, done.stderr
    assert "--side young" in done.stderr
    assert not (here / "scores.csv").exists()
    assert call("import", "uit.csv", "-o", "scores.csv", "--side", "young").exit_code == 0


def test_a_column_can_be_named_by_its_letter_and_the_choice_saved_and_used_again(call: Call, here: Path) -> None:
    text = STUDY.items[0].text.encode()
    (here / "uit.csv").write_bytes(google().replace(text, b"Onze eigen vraag"))
    done = call("import", "uit.csv", "--dry-run", "--json", "--column", "D=R1", "--save-map", "indeling.toml")
    assert done.exit_code == 0, done.stderr
    assert not (here / "indeling.toml").exists()
    call("import", "uit.csv", "--json", "--column", "D=R1", "--save-map", "indeling.toml")
    again = json.loads(call("import", "uit.csv", "--json", "--map", "indeling.toml").stdout)
    assert next(each for each in again["columns"] if each["letter"] == "D")["code"] == "R1"
    assert "R1" in (here / "indeling.toml").read_text("utf-8")


def test_a_column_says_the_same_whether_it_is_named_by_its_letter_or_by_its_heading(call: Call, here: Path) -> None:
    words = [STUDY.answer_words[item.kind][3] for item in STUDY.items]
    teams = [[f"Eenheid {chr(65 + number % 15)} van de stad", *words] for number in range(60)]
    (here / "uit.csv").write_bytes(google(0, 0, group="Onderdeel", others=teams))
    by_letter, by_heading = (
        call("import", "uit.csv", "--json", "--column", f"{name}=group", "--group", "Eenheid A van de stad=young")
        for name in ("C", "Onderdeel")
    )
    assert by_letter.stdout == by_heading.stdout
    assert json.loads(by_letter.stdout)["included"] == {"young": 4, "management": 0}


def test_a_column_that_is_asked_is_told_as_asked_and_not_as_unused(call: Call, here: Path) -> None:
    near = "Te weinig kansen op carriere ontwikkel"
    (here / "uit.csv").write_bytes(google().replace(STUDY.items[0].text.encode(), near.encode()))
    told = call("import", "uit.csv", "--dry-run").stdout.splitlines()
    assert f"Kolom D: nog te kiezen (Hoe zwaar telt dit? [{near}])" in told
    assert not [line for line in told if line.startswith("Niet gebruikt") and near in line]
    columns = json.loads(call("import", "uit.csv", "--json").stdout)["columns"]
    assert [each["sureness"] for each in columns[:5]] == [None, None, "exact", "asked", "exact"]


@pytest.mark.matrix
def test_a_file_for_each_group_is_read_as_that_group(call: Call, here: Path) -> None:
    for name, data in (("a.csv", google(8, 0)), ("b.csv", google(0, 6))):
        (here / name).write_bytes(data.replace(b'"Jonge ambtenaar"', b'""').replace(b'"Management"', b'""'))
    done = call("import", "--young", "a.csv", "--management", "b.csv", "--json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["included"] == {"young": 8, "management": 6}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Geef de export die u wilt inlezen."),
        (["uit.csv"], "Geef met -o waar het scoreblad komt, of kijk eerst met --dry-run."),
        (["niets.csv", "--dry-run"], "niets.csv bestaat niet."),
        (["uit.csv", "--dry-run", "--column", "D"], "Schrijf het zo"),
        (["uit.csv", "--dry-run", "--column", "D=R99"], "R99"),
        (["uit.csv", "--dry-run", "--group", "Anders=iedereen"], "iedereen"),
        (["uit.csv", "--dry-run", "--side", "young", "--young", "uit.csv"], "niet allebei"),
        (
            ["uit.csv", "--dry-run", "--asked-young", "3"],
            "Er zijn 8 antwoorden van jonge ambtenaren, maar gevraagd zijn er 3.",
        ),
        (["uit.csv", "--dry-run", "--group", "Anders=iedereen"], "‘iedereen’ bij ‘Anders’ (--group) kan niet."),
        (["beeld.png", "--dry-run"], "Dit is een afbeelding."),
        (["map.csv", "--dry-run"], "map.csv kan niet gelezen worden: dit is een map."),
        (["uit.csv", "--dry-run", "--side", "mij"], "--side: ‘mij’ kan niet. Kies uit: young, management, both."),
        (["uit.csv", "--dry-run", "--sheet", "Blad1"], "--sheet: ‘Blad1’ kan niet."),
        (["uit.csv", "--dry-run", "--column", "ZZ=R1"], "Kolom ‘ZZ’ is er niet."),
        (["uit.csv", "--dry-run", "--side", "ander.csv=young"], "‘ander.csv’ is geen van de bestanden: uit.csv."),
        (["uit.csv", "-o", "geen/scores.csv"], "De map geen bestaat niet."),
    ],
)
def test_a_mistake_is_told_in_dutch_and_ends_with_two(
    call: Call, here: Path, export: Path, arguments: list[str], told: str
) -> None:
    assert export.exists()
    (here / "map.csv").mkdir()
    (here / "beeld.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    done = call("import", *arguments)
    assert done.exit_code == 2
    assert told in done.stderr


def test_the_finding_comes_first_and_nothing_is_written_by_a_dry_run(call: Call, here: Path, export: Path) -> None:
    done = call("import", str(export), "--dry-run", "-o", "scores.csv")
    assert done.exit_code == 0
    first = (done.stdout or done.stderr).splitlines()[0]
    assert first == (
        "Dit zijn losse antwoorden van 14 mensen uit Google Forms: 8 van jonge ambtenaren en 6 van het management."
    )
    assert not (here / "scores.csv").exists()


def test_in_a_process_of_its_own_it_does_the_same(here: Path, export: Path) -> None:
    done = run("import", str(export), "-o", "scores.csv", folder=here)
    assert done.returncode == 0, done.stderr
    assert sheet(here / "scores.csv")["R1"][4:] == ["8", "6"]


def test_a_group_that_is_too_small_is_told_before_anything_else_is(call: Call, here: Path) -> None:
    (here / "uit.csv").write_bytes(google(8, 4))
    told = call("import", "uit.csv", "-o", "scores.csv").stderr
    assert "van het management antwoordden te weinig mensen. Een gemiddelde is er vanaf 5 antwoorden." in told


def test_means_without_numbers_stay_in_the_sheet_so_that_the_numbers_can_be_given_later(call: Call, here: Path) -> None:
    rows = [f"{item.text}\t7,5\t6,5" for item in STUDY.items]
    (here / "blad.csv").write_text("\n".join(["stelling\tJong\tMT", *rows]), "utf-8")
    done = call("import", "blad.csv", "-o", "scores.csv")
    assert done.exit_code == 0, done.stderr
    assert "--n-young" in done.stderr
    compared = call("compare", "scores.csv", "--n-young", "23", "--n-management", "8", "-o", "uit.json")
    assert compared.exit_code == 0, compared.stderr
    assert json.loads((here / "uit.json").read_text("utf-8"))["answered"] == {"young": 23, "management": 8}


def test_the_sheet_of_answers_of_one_to_five_needs_no_scale(call: Call, export: Path) -> None:
    told = call("import", str(export), "--dry-run").stdout
    assert "De antwoorden waren 1 tot 5. Wij rekenen ze om: de scores zijn van 1 tot 10." in told


def test_a_file_of_both_groups_and_another_scale_end_with_what_to_do(call: Call, here: Path) -> None:
    (here / "uit.csv").write_bytes(google(8, 0).replace(b'"Jonge ambtenaar"', b'""'))
    for option, told in ((("--side", "both"), "maak een bestand per groep"), (("--scale", "other"), "andere schaal")):
        done = call("import", "uit.csv", "--dry-run", *option)
        assert done.exit_code == 2, done.stderr
        assert told in " ".join(done.stderr.split())


def test_the_group_of_one_of_several_files_can_be_given_beside_a_file_of_one_group(call: Call, here: Path) -> None:
    for name, data in (("a.csv", google(8, 0)), ("b.csv", google(0, 6))):
        (here / name).write_bytes(data.replace(b'"Jonge ambtenaar"', b'""').replace(b'"Management"', b'""'))
    asked = call("import", "a.csv", "--management", "b.csv", "--json")
    assert "--side a.csv=young" in asked.stderr
    done = call("import", "a.csv", "--management", "b.csv", "--json", "--side", "a.csv=young")
    assert json.loads(done.stdout)["included"] == {"young": 8, "management": 6}


def test_only_what_may_need_a_decision_is_marked_as_such(call: Call, export: Path) -> None:
    told = call("import", str(export), "--dry-run").stdout.splitlines()
    assert "De antwoorden zijn woorden. Wij lezen ze als 1 (het laagst) tot en met 5 (het hoogst)." in told
    assert not [line for line in told if line.startswith("Let op")]


def test_an_answer_off_the_scale_ends_with_two_also_from_a_mapping(call: Call, here: Path, export: Path) -> None:
    (here / "indeling.toml").write_text('[answers]\n"Neutraal" = "9"\n', "utf-8")
    export.write_bytes(google().replace(STUDY.answer_words[STUDY.items[0].kind][2].encode(), b"Neutraal"))
    for said in (("--answer", "Neutraal=9"), ("--map", "indeling.toml")):
        done = call("import", "uit.csv", "--dry-run", *said)
        assert (done.exit_code, done.stderr) == (
            2,
            "Het antwoord ‘Neutraal’ kan geen 9 zijn. Kies uit: 1, 2, 3, 4, 5.\n",
        )


def test_a_sheet_that_is_not_there_ends_with_two(call: Call, export: Path) -> None:
    done = call("import", str(export), "--dry-run", "--sheet", "uit.csv=Bald1")
    assert done.exit_code == 2
    assert "het blad ‘Bald1’, maar dat is er niet" in done.stderr


def means(young: str = "3,5", management: str = "2,5") -> str:
    rows = [f"{item.text}\t{young}\t{management}" for item in STUDY.items]
    return "\n".join(["stelling\tJong\tMT", *rows])


def test_means_of_one_to_five_say_with_which_scale_the_sheet_is_read_and_what_each_column_is(
    call: Call, here: Path
) -> None:
    (here / "blad.csv").write_text(means(), "utf-8")
    told = call("import", "blad.csv", "--dry-run", "--scale", "1-5").stdout.splitlines()
    assert told[:2] == [
        "Dit zijn gemiddelden uit een tabel met gemiddelden: 100 scores.",
        "Dat staat in het scoreblad: het wordt straks gelezen met --scale 1-5.",
    ]
    assert "Kolom A: stelling (stelling)" in told
    assert "Kolom B: gemiddelden van jonge ambtenaren (Jong)" in told
    asked = call("import", "blad.csv", "--dry-run")
    assert asked.exit_code == 3
    assert asked.stdout.splitlines()[0] == "Dit zijn gemiddelden uit een tabel met gemiddelden."


def test_an_assumption_names_the_option_that_says_otherwise(call: Call, here: Path) -> None:
    words = {word: str(place) for kind in STUDY.answer_words.values() for place, word in enumerate(kind, 1)}
    for name, side, n in (("jong.csv", "Jonge ambtenaar", (8, 0)), ("mt.csv", "Management", (0, 6))):
        text = google(*n).decode().replace(f'"{side}"', '""')
        for word, number in words.items():
            text = text.replace(f'"{word}"', number)
        (here / name).write_text(text, "utf-8")
    told = call("import", "jong.csv", "mt.csv", "--dry-run").stdout
    assert "Wij nemen aan dat 5 het hoogst is" in told
    assert "Is het anders? Geef dan --scale 5-1." in told
    assert "Is het anders? Geef dan --side management." in told
    assert "50 stellingen herkend aan de code of de tekst." in told


def test_an_export_that_is_too_large_names_the_option_for_large_ones(call: Call, here: Path) -> None:
    (here / "uit.csv").write_text("\n".join([",".join(["x"] * 401)] * 2), "utf-8")
    done = call("import", "uit.csv", "--dry-run")
    assert done.exit_code == 2
    assert done.stderr.endswith("Is de export zo groot? Lees hem dan met --large.\n")


def test_the_numbers_in_json_are_numbers_and_a_column_has_a_code_or_a_role(call: Call, export: Path) -> None:
    found = json.loads(call("import", str(export), "--json").stdout)
    score = next(each for each in found["scores"] if (each["code"], each["side"]) == ("R1", "young"))
    assert score["mean"] == pytest.approx(float(points_of(sum(n % 5 + 1 for n in range(8)), 8)), abs=1e-6)
    assert isinstance(score["mean"], float)
    assert len(str(score["mean"]).partition(".")[2]) <= 6
    assert all((column["code"] is None) != (column["role"] is None) for column in found["columns"])


OBEYED = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066")


def test_nothing_that_a_terminal_obeys_is_printed_and_the_offered_option_answers(call: Call, here: Path) -> None:
    value, heading = (
        "Te\x1b[31mam\x07 \u202e$(touch OEPS) `x` \"q\" 'p' {0}",
        "Bent u jong\x1b]0;x\x07 of \u2066management?",
    )
    data = google(group=heading.replace('"', '""')).decode()
    data = data.replace('"Jonge ambtenaar"', '"{}"'.format(value.replace('"', '""')))
    name = "ui\x1b[2Jt.csv"
    (here / name).write_text(data, "utf-8")
    asked = call("import", name, "--dry-run", "--json")
    assert asked.exit_code == 3, asked.stderr
    assert not any(sign in asked.stdout + asked.stderr for sign in OBEYED)
    (question,) = json.loads(asked.stdout)["questions"]
    flag = question["options"][0]["flag"]
    assert f"    {flag}   " in asked.stderr
    done = call("import", name, "--dry-run", *shlex.split(flag))
    assert done.exit_code == 0, done.stderr
    assert not any(sign in done.stdout + done.stderr for sign in OBEYED)


def test_a_name_that_is_no_utf_8_is_read_told_and_can_be_given_a_group(call: Call, here: Path) -> None:
    name = os.fsdecode(b"na\xefam.csv")
    (here / name).write_bytes(google(8, 0).replace(b'"Jonge ambtenaar"', b'""'))
    (here / "mt.csv").write_bytes(google(0, 6))
    files = ("import", name, "mt.csv", "--dry-run")
    asked = call(*files, "--json")
    assert asked.exit_code == 3, asked.stderr
    (question,) = json.loads(asked.stdout)["questions"]
    assert "na\ufffdam.csv" in question["text"]
    assert call(*files, *shlex.split(question["options"][-3]["flag"])).exit_code == 0
    assert call(*files, "--side", f"{name}=young").exit_code == 0


@pytest.mark.matrix
def test_two_files_of_the_same_name_can_each_be_given_a_group(call: Call, here: Path) -> None:
    for folder, people in (("een", (8, 0)), ("twee", (0, 6))):
        (here / folder).mkdir()
        data = google(*people).replace(b'"Jonge ambtenaar"', b'""').replace(b'"Management"', b'""')
        (here / folder / "uit.csv").write_bytes(data)
    files = ("import", "een/uit.csv", "twee/uit.csv", "--dry-run")
    assert "--side 'uit.csv (2)=young'" in call(*files).stderr
    done = call(*files, "--side", "uit.csv=young", "--side", "uit.csv (2)=management")
    assert done.exit_code == 0, done.stderr


@pytest.mark.matrix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_disk_is_told_where_the_findings_go(here: Path, export: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("import", str(export), "--dry-run", folder=here, output=full)
    assert (done.returncode, done.stderr) == (2, "De uitvoer kan niet geschreven worden: de schijf is vol.\n")
