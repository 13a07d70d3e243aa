"""The drawings as SVG: whose figures they say they show, what they tell who cannot see them, and their shapes."""

import re
from functools import cache
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from retention_check import paths
from retention_check.domain.change import changes
from retention_check.domain.comparison import Comparison
from retention_check.domain.side import Side
from retention_check.report.drawings import change_drawing, map_drawing, rank_drawing
from retention_check.report.model import make_report
from retention_check.report.rendering import report_html
from tests.cast import few, gouda, mixes, open_scores, texel
from tests.report.pages import words

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


def told(svg: str) -> str:
    """What a drawing says to who cannot see it."""
    return " ".join((parsed(svg).findtext(f"{SVG}title") or "").split())


def written(svg: str) -> list[str]:
    """The texts in a drawing."""
    return ["".join(text.itertext()).strip() for text in parsed(svg).iter(f"{SVG}text")]


@cache
def bold_widths() -> dict[int, float]:
    """How wide each letter of the bold font is, as a share of its height."""
    with TTFont(paths.resource_dir("static") / "fonts" / "source-sans-3-latin-700-normal.ttf") as font:
        glyphs, metrics, height = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        return {code: metrics[glyph][0] / height for code, glyph in glyphs.items()}


def length(text: str, size: float) -> float:
    return size * sum(bold_widths()[ord(letter)] for letter in text)


def ranks_of(comparison: Comparison) -> str:
    return rank_drawing(make_report(comparison))


def test_the_map_of_the_country_carries_no_name_of_the_municipality() -> None:
    agreed = open_scores({"R1": ("7.9", "7.75")})
    svg = map_drawing(agreed)
    assert "open score" not in svg
    assert "Gouda" not in svg
    assert "steun van gemeentesecretarissen, landelijk (meer naar rechts: meer steun)" in written(svg)


def test_the_map_of_a_municipality_names_it_and_says_which_scores_are_open() -> None:
    assert told(map_drawing(gouda())).startswith("Kaart van 40 maatregelen, Gouda.")
    assert "open score, niet anoniem" in map_drawing(mixes()["agreed"])


def test_the_map_tells_how_many_lie_on_each_side_of_the_line_and_names_the_largest() -> None:
    found = few({"M3.2": ("8.4", "5.0"), "M1.1": ("5.0", "5.1"), "M6.4": ("5.0", "8.0"), "M2.1": ("7", "7")})
    text = told(map_drawing(found))
    assert "1 staat boven de schuine lijn: jonge ambtenaren steunen die meer, het duidelijkst M3.2" in text
    assert "2 staan onder de schuine lijn: management steunt die meer, het duidelijkst M6.4" in text
    assert text.endswith("1 staat op de lijn.")


def test_only_named_measures_have_a_code_in_the_map() -> None:
    svg = map_drawing(few({"M3.2": ("8.4", "5.0"), "M1.1": ("5.0", "5.1"), "M2.1": ("7", "7")}))
    assert [text for text in written(svg) if text.startswith("M")] == ["M3.2"]
    assert len(parsed(svg).findall(f"{SVG}circle")) == 3


def test_the_map_tells_both_groups_apart_without_colour() -> None:
    svg = map_drawing(few({"M3.2": ("8.4", "5.0"), "M6.4": ("5.0", "8.4")}))
    assert len(parsed(svg).findall(f"{SVG}circle")) == 1
    frame_label_and_square = parsed(svg).findall(f"{SVG}rect")
    assert len(frame_label_and_square) == 4  # the frame, two grounds of labels, the square


def test_the_map_has_a_diagonal_and_no_lines_of_means() -> None:
    lines = [path.get("d", "") for path in parsed(map_drawing(gouda())).iter(f"{SVG}path")]
    assert [line for line in lines if re.search("[HV]", line)] == []


@pytest.mark.parametrize("name", mixes())
def test_no_text_of_the_ranks_leaves_the_drawing(name: str) -> None:
    svg = ranks_of(mixes()[name])
    wide = float(parsed(svg).get("width", "0"))
    for text in parsed(svg).iter(f"{SVG}text"):
        long = length("".join(text.itertext()), 10)
        x = float(text.get("x", "0"))
        assert (x - long >= 0) if text.get("text-anchor") == "end" else (x + long <= wide)


def test_ranks_show_every_reason_in_its_own_words() -> None:
    texts = written(ranks_of(gouda()))
    for item in (compared.item for compared in gouda().items[:10]):
        assert texts.count(item.text[0].lower() + item.text[1:]) == 2


def test_a_shared_place_is_called_shared_in_words() -> None:
    svg = ranks_of(few({"R1": ("9", "6"), "R2": ("8", "6"), "R3": ("8", "7")}))
    assert written(svg).count("gedeeld 2") == 2
    assert "gedeeld 2 te weinig gebruik van competenties en te weinig financiële groei." in told(svg)


def test_national_ranks_say_so_and_have_open_marks() -> None:
    svg = ranks_of(texel())
    assert "plaats volgens jonge ambtenaren, landelijk" in written(svg)
    assert {circle.get("fill") for circle in parsed(svg).iter(f"{SVG}circle")} == {"#fff"}
    assert {circle.get("fill") for circle in parsed(ranks_of(gouda())).iter(f"{SVG}circle")} == {"#00586b"}


def test_the_label_of_an_open_score_stands_in_the_ranks() -> None:
    assert "bovenaan weegt het zwaarst; open score, niet anoniem" in written(ranks_of(mixes()["agreed"]))


def test_a_change_is_an_open_mark_then_and_a_filled_one_now() -> None:
    now, before = few({"R1": ("8", "6")}), few({"R1": ("6", "8")})
    drawn = {change.side: parsed(change_drawing(change)) for change in changes(now, before)}
    discs = drawn[Side.YOUNG].findall(f"{SVG}circle")
    assert [disc.get("fill") for disc in discs] == ["#fff", "#00586b"]
    assert float(discs[0].get("cx", "")) < float(discs[1].get("cx", ""))
    squares = drawn[Side.MANAGEMENT].findall(f"{SVG}rect")
    assert [square.get("fill") for square in squares] == ["#fff", "#b5500f"]
    assert float(squares[0].get("x", "")) > float(squares[1].get("x", ""))


def test_both_orders_of_the_reasons_stand_in_words_with_the_place_of_each() -> None:
    printed = report_html(make_report(few({"R1": ("9", "6"), "R2": ("8", "6"), "R3": ("8", "7")})))
    orders = re.findall(r'<div class="column (?:young|management)">.*?</ol>', printed, re.DOTALL)
    young, management = ([words(item) for item in re.findall(r"<li>(.*?)</li>", order)] for order in orders)
    assert young == [
        "te weinig carrièreontwikkeling 1",
        "te weinig gebruik van competenties (gedeeld) 2",
        "te weinig financiële groei (gedeeld) 2",
    ]
    assert management == [
        "1 te weinig financiële groei",
        "2 te weinig carrièreontwikkeling (gedeeld)",
        "2 te weinig gebruik van competenties (gedeeld)",
    ]
