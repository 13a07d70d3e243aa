"""The report as a Word file: the sentences, figures and headings of the HTML, for every mix, and nothing more."""

import dataclasses
import html
import io
import re
import sys
from functools import cache
from itertools import pairwise

import docx
import pytest

from retention_check import word
from retention_check.domain.comparison import Comparison
from retention_check.domain.round import Agreement
from retention_check.report import ReportOptions, make_report, printable_document
from retention_check.report.word import WITHOUT_PICTURES, page_for_word, word_file
from tests.cast import comparison_of, delft, example_entries, few, gouda, mixes, open_scores
from tests.matrix import some_now
from tests.pdf.needs import needs_pango
from tests.report.pages import words
from tests.word.reading import WORD, WordFile, rows_of, text_of, value, white_dot

MIXES = mixes()
OTHER_MEDIUM = r'<(p|span|table)\b[^>]*class="[^"]*\b(?:running-name|visually-hidden|on-phone)\b[^"]*".*?</\1>'
AGREED = Agreement("Mentoren <zoeken> & vragen", "HR", "voor 1 maart", "elk heeft er een", "loopt")


def page_of(comparison: Comparison, **chosen: object) -> str:
    """The page from which the Word file is made."""
    return printable_document(make_report(comparison, ReportOptions(**chosen))).html  # type: ignore[arg-type]


def quick(comparison: Comparison, *, drawn: bool = True, in_place: bool = True, **chosen: object) -> WordFile:
    """The Word file with a white dot in the place of each picture, which would take most of the time."""
    page = page_for_word(make_report(comparison, ReportOptions(**chosen)))  # type: ignore[arg-type]
    page = page if in_place else dataclasses.replace(page, in_place={})
    return WordFile(word.word_file(page, [white_dot()] * len(word.drawings_of(page)) if drawn else ()))


def read_in(page: str) -> str:
    """The words that a reader of the page sees: no drawings, no running name, and no number that a list has itself."""
    page = re.sub(r"<svg.*?</svg>", " ", page, flags=re.DOTALL)
    page = re.sub(OTHER_MEDIUM, "", page, flags=re.DOTALL)
    page = re.sub(
        r'(<ol class="topics">.*?</ol>)',
        lambda found: re.sub(r"(<strong>)\d+\. ", r"\1", found[1]),
        page,
        flags=re.DOTALL,
    )
    return words(page)


def letters(text: str) -> str:
    """A text without any space, for a line that ends is a space in one file and none in the other."""
    return "".join(text.split())


def told_on(page: str) -> list[str]:
    """What the drawings of a page tell, in order."""
    titles = re.findall(r"<svg.*?<title>(.*?)</title>", page, re.DOTALL)
    return [" ".join(html.unescape(title).split()) for title in titles]


@cache
def of_mix(name: str) -> tuple[WordFile, str]:
    """The Word file of a mix, and its page."""
    return quick(MIXES[name], in_place=False), page_of(MIXES[name])


@pytest.mark.parametrize("name", some_now(MIXES, ["full", "agreed", "nothing", "withheld", "no-common-items"]))
def test_it_says_what_the_page_says_in_the_same_order(name: str) -> None:
    file, page = of_mix(name)
    assert letters(file.words) == letters(read_in(page))


@pytest.mark.parametrize("name", some_now(MIXES, ["full", "agreed", "nothing", "withheld"]))
def test_headings_have_the_levels_of_the_page_and_none_is_skipped(name: str) -> None:
    file, page = of_mix(name)
    found = file.headings
    of_page = re.findall(r"<h(\d)\b[^>]*>(.*?)</h\1>", page, re.DOTALL)
    assert [(level, letters(text)) for level, text in found] == [
        (int(level), letters(words(text))) for level, text in of_page
    ]
    assert [level for level, _ in found].count(1) == 1
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(found))


@pytest.mark.parametrize("name", some_now(MIXES, ["full", "agreed", "nothing", "withheld", "no-common-items"]))
def test_each_drawing_tells_what_it_tells_on_the_page(name: str) -> None:
    file, page = of_mix(name)
    assert file.told == told_on(page)
    assert all(file.told)


@pytest.mark.parametrize("name", some_now(MIXES, ["full", "agreed", "nothing", "withheld", "no-common-items"]))
def test_without_pictures_each_drawing_but_the_scale_is_told_in_words(name: str) -> None:
    file, (drawn, _) = quick(MIXES[name], drawn=False), of_mix(name)
    text = letters(file.words)
    assert file.pictures == []
    assert all(letters(told) in text for told in drawn.told if not told.startswith("Schaal van"))
    assert len(file.tables) == len(drawn.tables)


@pytest.mark.parametrize("name", some_now(MIXES, ["full", "agreed", "withheld"]))
def test_every_figure_of_a_table_stands_in_its_cell(name: str) -> None:
    file, page = of_mix(name)
    page = re.sub(OTHER_MEDIUM, "", page, flags=re.DOTALL)
    expected = [
        [
            [letters(words(cell)) for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
            for row in re.findall(r"<tr\b.*?</tr>", table, re.DOTALL)
        ]
        for table in re.findall(r"<table.*?</table>", page, re.DOTALL)
    ]
    found = [[[letters(cell.replace("☐", "")) for cell in row] for row in rows_of(table)] for table in file.tables]
    assert found == expected


def test_the_order_of_the_reasons_is_one_drawing_that_tells_both_orders() -> None:
    drawn, told = quick(gouda()), quick(gouda(), drawn=False)
    (order,) = set(drawn.told) - set(of_mix("full")[0].told)
    assert order.startswith("De volgorde van 10 redenen volgens beide groepen. Jonge ambtenaren: 1 te weinig")
    assert "bovenaan weegt het zwaarst" not in drawn.words
    assert told.words.count("bovenaan weegt het zwaarst") == 2


def test_every_table_has_a_header_row_that_comes_again_and_a_name() -> None:
    for table in (tables := quick(gouda()).tables):
        rows = list(table.iter(f"{WORD}tr"))
        assert [row.find(f".//{WORD}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert value(table, "tblCaption")
    assert len(tables) > 5


def test_each_topic_the_agreements_and_what_follows_start_a_page() -> None:
    file = quick(gouda(), topics=("R3", "M6.4"))
    breaks = [text_of(each) for each in file.paragraphs if each.find(f".//{WORD}pageBreakBefore") is not None]
    assert breaks[:3] == ["Redenen volgens beide groepen", "Maatregelen en steun", "Gespreksonderwerpen"]
    assert [text.split(" · ")[0] for text in breaks[3:]] == [
        "Gespreksonderwerp 2",
        "Afspraken",
        "Zo leest u dit, en zo zeker is het",
    ]


def test_agreements_stand_in_a_table_with_rows_to_write_in() -> None:
    noted = gouda()
    noted = dataclasses.replace(noted, round=dataclasses.replace(noted.round, agreements=(AGREED,)))
    table = next(each for each in quick(noted).tables if value(each, "tblCaption") == "Wat spreken wij af?")
    _, first, *empty = rows_of(table)
    assert first == ["Mentoren <zoeken> & vragen", "HR", "voor 1 maart", "elk heeft er een", "loopt"]
    assert len(empty) >= 1
    assert all(row[:4] == [""] * 4 for row in empty)


def test_nothing_of_a_withheld_group_is_anywhere_in_the_file() -> None:
    file = quick(few({"R3": ("9.3", "6.1"), "M3.2": ("8.7", "4.2")}, 4, 11))
    assert "6,1" in file.words
    assert not re.search(r"\b(9[.,]3|8[.,]7)\b", file.everything)


def test_without_management_nothing_of_it_is_anywhere_in_the_file() -> None:
    comparison = few({"R3": ("9.3", "2.4"), "M3.2": ("8.7", "2.6")})
    assert re.search(r"\b2,4\b", quick(comparison).everything)
    file, page = quick(comparison, hides_management=True), page_of(comparison, hides_management=True)
    assert letters(file.words) == letters(read_in(page))
    assert not re.search(r"\b(2[.,]4|2[.,]6)\b", file.everything)
    assert not any(re.search(r"verschil|mngt", "".join(rows_of(table)[0])) for table in file.tables)


@pytest.mark.parametrize("municipality", ["<b>A & B</b> ]]>", "Łódź 😀 \x01\x0b\x1f", "’s-Gravenhage "])
def test_any_name_can_be_written(municipality: str) -> None:
    seen = re.sub(r"[\x00-\x1f]", "", municipality).strip()
    file = quick(comparison_of(example_entries(shift="0.1"), municipality))
    properties = docx.Document(io.BytesIO(file.data)).core_properties
    assert letters(seen) in letters(file.words)
    assert seen in properties.title
    assert properties.author.strip() == seen


def test_the_day_of_the_round_is_the_day_of_the_file() -> None:
    made = docx.Document(io.BytesIO(quick(gouda()).data)).core_properties
    assert made.created is not None
    assert made.created.date() == gouda().round.day


@needs_pango
@pytest.mark.parametrize(
    "comparison", [gouda(), delft(), open_scores({"R3": ("8.0", "5.5")})], ids=["full", "withheld", "agreed"]
)
@pytest.mark.matrix
def test_the_whole_file_has_its_pictures_opens_again_and_is_the_same_twice(comparison: Comparison) -> None:
    report = make_report(comparison)
    file = WordFile(word_file(report))
    assert docx.Document(io.BytesIO(file.data)).paragraphs
    pictures = {name: data for name, data in file.parts.items() if name.startswith("word/media/")}
    assert all(data.startswith(b"\x89PNG") for data in pictures.values())
    assert len(pictures) > 3
    assert word_file(report) == file.data
    assert WITHOUT_PICTURES not in file.words


def test_where_no_pictures_can_be_made_it_comes_without_them_and_says_so_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    file = WordFile(word_file(make_report(gouda())))
    assert file.pictures == []
    assert text_of(file.paragraphs[0]) == WITHOUT_PICTURES
    assert file.words.count(WITHOUT_PICTURES) == 1
