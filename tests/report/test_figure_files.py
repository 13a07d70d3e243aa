"""The figures as files of their own: each stands alone, its letters keep apart, and its numbers are what it shows."""

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from xml.etree import ElementTree

import pytest

from retention_check.domain.comparison import Comparison
from retention_check.domain.side import Side
from retention_check.example import EXAMPLE_NAME
from retention_check.report import ReportOptions, figure_file, figure_files, make_report
from tests.cast import ASKED, DAY, comparison_of, example_entries, few, gouda, mixes, open_scores
from tests.report.boxes import boxes_of, overlap

MIXES = mixes()
LISTS = {f"{which}-steun-{side}" for which in ("meeste", "minste") for side in ("jong", "management")}
HEADER = "code,item,jong,management,verschil,grens,niveau,landelijk_jong,landelijk_secretarissen,let_op"
PLAIN = ReportOptions()


@cache
def files_of(name: str) -> dict[str, str]:
    """The figures of a mix as text; `before` has a previous round too."""
    if name != "before":
        return figures(MIXES[name])
    previous = comparison_of(example_entries(shift="-0.9"), asked=ASKED)
    return figures(gouda(), ReportOptions(previous=previous))


def figures(comparison: Comparison, options: ReportOptions = PLAIN) -> dict[str, str]:
    return {name: data.decode() for name, data in figure_files(make_report(comparison, options)).items()}


def drawings(name: str) -> Iterator[tuple[str, ElementTree.Element]]:
    for file, text in files_of(name).items():
        if file.endswith(".svg"):
            yield file, ElementTree.fromstring(text)  # noqa: S314


def numbers(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def texts_of(drawing: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in drawing.iter() if element.tag.endswith("text")]


def words(drawing: ElementTree.Element) -> str:
    """What can be read in a drawing; a long name may run on to the next line."""
    return " ".join(texts_of(drawing))


@pytest.mark.parametrize("name", [*MIXES, "before"])
def test_every_figure_stands_alone(name: str) -> None:
    municipality = "Gouda" if name == "before" else MIXES[name].round.municipality
    for file, drawing in drawings(name):
        whole = drawing[1]  # after the title
        assert (whole.get("width"), whole.get("height"), whole.get("fill")) == (
            drawing.get("width"),
            drawing.get("height"),
            "#fff",
        ), file
        text = words(drawing)
        assert municipality.replace(" ", "") in text.replace(" ", ""), file
        assert "21 november 2026" in text, file
        assert "551 jonge ambtenaren" in text, file
        assert "Universiteit Utrecht" in text, file
        assert "url(" not in files_of(name)[file], file
        assert "href" not in files_of(name)[file], file


@pytest.mark.parametrize("name", ["full", "few-answers", "withheld", "agreed"])
def test_every_figure_says_who_answered(name: str) -> None:
    comparison = MIXES[name]
    for _, drawing in drawings(name):
        text = words(drawing)
        if young := comparison.respondents(Side.YOUNG):
            assert re.search(rf"\b{young} (van \d+ )?jonge ambtenaren", text)
        else:
            assert "scores van jonge ambtenaren niet getoond: te weinig antwoorden" in text
        if name == "agreed":
            assert "open score" in text


@pytest.mark.parametrize("name", [*MIXES, "before"])
def test_the_ends_of_a_scale_are_told_in_words_of_what_stands_under_it(name: str) -> None:
    for file, text in files_of(name).items():
        if not file.endswith(".csv"):
            continue
        drawing = ElementTree.fromstring(files_of(name)[file.replace(".csv", ".svg")])  # noqa: S314
        ends = [told for told in texts_of(drawing) if "weegt licht" in told or told == "weinig steun"]
        kinds = {row["code"][0] for row in numbers(text)}
        if file in ("kaart.csv", "plaatsen.csv"):
            assert "meer steun" in words(drawing) or "bovenaan weegt het zwaarst" in words(drawing)
        elif kinds == {"R", "M"} and file != "grootste-verschil.csv":
            assert ends == ["weegt licht / weinig steun"], file
        elif file != "grootste-verschil.csv":
            assert ends == ["weegt licht" if kinds == {"R"} else "weinig steun"], file
        else:  # the finding has a scale of its own, for one item
            first = numbers(text)[0]["code"][0]
            assert ends[0] == ("weegt licht" if first == "R" else "weinig steun"), file


@pytest.mark.parametrize("name", [*MIXES, "before"])
def test_no_letter_is_smaller_than_ten_pixels(name: str) -> None:
    for file, drawing in drawings(name):
        for text, (_, top, _, bottom) in boxes_of(drawing):
            assert (bottom - top) / 0.66 > 9.95, (file, text)


@pytest.mark.parametrize("name", [*MIXES, "before"])
def test_the_signs_beside_a_difference_are_explained_where_they_stand(name: str) -> None:
    for file, drawing in drawings(name):
        texts = texts_of(drawing)
        for sign, meaning in (("°", "° te klein: één antwoord per groep"), ("~", "~ kan toeval zijn")):
            stands = any(re.search(rf"\d{sign}$", text) for text in texts)
            assert stands == (meaning in " ".join(texts)), (file, sign)


@pytest.mark.parametrize("name", [*MIXES, "before"])
def test_no_text_leaves_its_figure_or_covers_another(name: str) -> None:
    for file, drawing in drawings(name):
        width, height = float(drawing.get("width", 0)), float(drawing.get("height", 0))
        boxes = list(boxes_of(drawing))
        for text, (left, top, right, bottom) in boxes:
            assert 0 <= left <= right <= width, (file, text)
            assert 0 <= top <= bottom <= height, (file, text)
        if file in ("kaart.svg", "plaatsen.svg"):  # their letters are placed by charts: see its tests
            continue
        for place, (text, box) in enumerate(boxes):
            covered = [other for other, seen in boxes[place + 1 :] if overlap(box, seen)]
            assert not covered, (file, text, covered)


@pytest.mark.parametrize("name", [*MIXES, "before"])
def test_the_numbers_beside_a_figure_are_those_that_are_shown(name: str) -> None:
    comparison = gouda() if name == "before" else MIXES[name]
    for file, text in files_of(name).items():
        if not file.endswith(".csv") or file == "verandering.csv":
            continue
        assert text.splitlines()[0] == HEADER, file
        for row in numbers(text):
            compared = comparison.item(row["code"])
            shown = {side: compared.shown_score(side) for side in Side}
            assert [row["jong"], row["management"]] == [str(own or "") for own in shown.values()]
            if row["verschil"]:
                assert Decimal(row["verschil"]) == Decimal(row["jong"]) - Decimal(row["management"])
                assert row["niveau"] in ("te klein", "kan toeval zijn", "duidelijk")
            else:
                assert row["niveau"] == row["grens"] == ""
                assert not compared.pair
            assert row["landelijk_jong"] == str(compared.national.of(Side.YOUNG))


def test_each_figure_comes_with_its_numbers() -> None:
    files = files_of("before")
    names = {name.removesuffix(".svg") for name in files if name.endswith(".svg")}
    assert names == {name.removesuffix(".csv") for name in files if name.endswith(".csv")}
    assert names == {
        *("grootste-verschil", "redenen", "plaatsen", "kaart", "verandering", "dichtst-bij-elkaar"),
        *("jong-steunt-meer", "management-steunt-meer", "onderwerp-1", "onderwerp-2", "onderwerp-3"),
        *LISTS,
    }


def test_the_finding_as_a_figure_says_what_page_1_says() -> None:
    files = files_of("full")
    text = words(ElementTree.fromstring(files["grootste-verschil.svg"]))  # noqa: S314
    assert "Het grootste verschil: 3,8 punt over ‘zelfde functie, hogere schaal’" in text
    assert "Jonge ambtenaren steunen deze maatregel meer dan het management: 8,3 tegenover 4,5." in text
    assert "Zo’n groot verschil ontstaat zelden door toeval." in text
    assert "De volgende verschillen, van groot naar klein" in text
    rows = numbers(files["grootste-verschil.csv"])
    assert [row["code"] for row in rows] == ["M3.2", "M6.4", "M3.1", "R3", "M8.3", "M6.3"]
    assert [rows[0][key] for key in ("jong", "management", "verschil", "niveau")] == ["8.3", "4.5", "3.8", "duidelijk"]


def test_a_finding_of_one_group_goes_on_with_what_stands_high_for_it() -> None:
    files = files_of("young-only")
    assert "Ook dit staat hoog bij jonge ambtenaren" in files["grootste-verschil.svg"]
    assert [row["code"] for row in numbers(files["grootste-verschil.csv"])][:3] == ["R1", "R2", "R3"]
    assert "Redenen volgens jonge ambtenaren" in files["redenen.svg"]


def test_near_scores_follow_where_no_gap_stands_out() -> None:
    drawing = files_of("equal")["grootste-verschil.svg"]
    assert "De volgende verschillen, van groot naar klein" not in drawing
    assert "Hier liggen de scores dicht bij elkaar" in drawing


def test_a_figure_that_has_nothing_to_show_is_left_out() -> None:
    assert "grootste-verschil.svg" not in files_of("nothing")
    assert "grootste-verschil.svg" not in files_of("no-common-items")
    assert not LISTS & {name.removesuffix(".svg") for name in files_of("reasons-only")}
    assert "plaatsen.svg" not in files_of("measures-only")
    assert "verandering.svg" not in files_of("full")
    assert "Redenen, landelijk" in files_of("nothing")["redenen.svg"]


def test_a_blurred_end_is_drawn_and_named_in_the_numbers() -> None:
    files = files_of("opposite-ends")
    assert files["grootste-verschil.svg"].count("of hoger") >= 2
    assert "of lager" in files["grootste-verschil.svg"]
    assert "minstens +8,0" in files["grootste-verschil.svg"]
    rows = {row["code"]: row for row in numbers(files["kaart.csv"])}
    assert rows["M8.4"]["grens"] == "minstens"
    assert rows["M8.4"]["let_op"] == "Jong: 1,5 of lager. Management: 9,5 of hoger."
    same = {row["code"]: row["grens"] for row in numbers(files_of("same-end")["redenen.csv"])}
    assert same["R1"] == "beide 9,5 of hoger"


def test_a_withheld_score_is_in_no_figure() -> None:
    secret = figures(few({"R1": ("2.7", "5.2"), "M1.1": ("2.3", "8.1")}, n_young=4))
    for file, text in secret.items():
        assert not re.search(r">2,[73]<" if file.endswith(".svg") else r",2\.[73],", text), file
    rows = {row["code"]: row for row in numbers(secret["redenen.csv"])}
    assert rows["R1"]["jong"] == rows["R1"]["verschil"] == ""
    assert rows["R1"]["let_op"] == "Jong: niet getoond (te weinig antwoorden)."


def test_figures_without_management_hold_nothing_of_it() -> None:
    without = figures(gouda(), ReportOptions(hides_management=True))
    alone = figures(comparison_of(gouda().round.entries_of(Side.YOUNG), asked={Side.YOUNG: 58}))
    assert without.keys() == alone.keys()
    for file, text in without.items():
        assert "11 van 16" not in text, file
        assert text == alone[file] or file.endswith(".svg"), file


def test_what_must_be_said_beside_an_open_score_or_marks_stands_in_each_file() -> None:
    role = open_scores({"R1": ("7.9", "7.75"), "R2": ("6.9", "5.5"), "M1.1": ("6", "7.75")}, management_role="directie")
    for file, text in figures(role).items():
        assert "niet anoniem" in text, file
        if file.endswith(".csv"):
            assert "(directie)" in text, file
    for file, text in files_of("marks").items():
        assert "ander meetinstrument" in " ".join(re.sub(r"<[^>]+>", " ", text).split()), file


def test_the_figures_of_the_example_say_that_they_are_invented() -> None:
    example = figures(comparison_of(example_entries(), EXAMPLE_NAME))
    assert all("Voorbeeld, verzonnen cijfers" in text for file, text in example.items() if file.endswith(".svg"))


def test_changes_are_drawn_with_then_and_now() -> None:
    files = files_of("before")
    text = words(ElementTree.fromstring(files["verandering.svg"]))  # noqa: S314
    assert "7,7 → 8,7" in text
    assert "Stijgt een reden, dan weegt die nu zwaarder." in text
    assert DAY.isoformat() not in text
    assert "Toen: 21 november 2026, 42 jonge ambtenaren en 11 mensen van het management. Nu:" in text
    rows = numbers(files["verandering.csv"])
    assert [rows[0][key] for key in ("code", "groep", "toen", "nu", "verandering", "niveau")] == [
        *("R1", "jong", "7.7", "8.7", "1.0", "duidelijk"),
    ]


def test_a_long_name_stays_whole_on_more_lines() -> None:
    name = MIXES["long-name"].round.municipality
    text = words(ElementTree.fromstring(files_of("long-name")["redenen.svg"]))  # noqa: S314
    assert name.replace(" ", "") in text.replace(" ", "")


def test_one_figure_is_the_same_alone_as_among_the_others() -> None:
    made = make_report(gouda())
    for name, data in figure_files(made).items():
        assert figure_file(made, name) == data
    assert figure_file(made, "onbekend.svg") is None


def test_the_change_without_management_says_nothing_of_it_then() -> None:
    previous = comparison_of(example_entries(shift="-0.9"), asked=ASKED)
    without = figures(gouda(), ReportOptions(hides_management=True, previous=previous))["verandering.svg"]
    assert "42 jonge ambtenaren. Nu:" in words(ElementTree.fromstring(without))  # noqa: S314
    assert "van het management" not in without
