"""A page of HTML as a Word file: what each element becomes, and what never gets into the file."""

import io
import re
import sys
import zipfile
from datetime import datetime

import docx
import pytest

from retention_check import word
from tests.word.reading import WORD, WordFile, rows_of, text_of, value, white_dot

HEAD = """<!doctype html><html lang="nl"><head><title>Een titel &amp; meer</title>
<meta name="author" content="Gouda"><meta name="dcterms.created" content="2026-11-21"><style>{style}</style></head>"""
SVG = '<svg class="dumbbell" viewBox="0 0 300 30"><title>Jong 8,0, &lt;management&gt; 6,0</title><path d="M0 0"/></svg>'


def written(
    body: str,
    figures: dict[str, str] | None = None,
    style: str = "",
    note: str = "",
    *,
    drawn: bool = True,
    in_place: dict[str, str] | None = None,
) -> WordFile:
    """The Word file of a page with this body, with a picture for each drawing or without any."""
    page = f"{HEAD.replace('{style}', style)}<body>{body}</body></html>"
    source = word.HtmlPage(page, figures or {}, in_place or {})
    return WordFile(word.word_file(source, [white_dot()] * len(word.drawings_of(source)) if drawn else (), note))


def styles_of(file: WordFile) -> list[str]:
    return [value(paragraph, "pStyle") or "Normal" for paragraph in file.paragraphs]


def test_headings_and_paragraphs_have_the_styles_of_word() -> None:
    file = written(
        "<h1>Een</h1><h2>Twee</h2><p>Tekst <strong>dik</strong> en <em>schuin</em>.</p><h3>Drie</h3><h4>Vier</h4>"
    )
    assert file.headings == [(1, "Een"), (2, "Twee"), (3, "Drie"), (4, "Vier")]
    names = [style.name for style in docx.Document(io.BytesIO(file.data)).styles]
    assert {"Heading 1", "Heading 2", "Heading 3", "Heading 4", "List Bullet", "List Number", "Caption"} <= set(names)
    runs = [(text_of(run), value(run, "rStyle")) for run in file.paragraphs[2].iter(f"{WORD}r")]
    assert runs == [("Tekst ", ""), ("dik", "Strong"), (" en ", ""), ("schuin", "Emphasis"), (".", "")]


def test_a_small_heading_is_a_heading_of_its_level() -> None:
    file = written('<h1>Een</h1><h2 class="small">Twee</h2>')
    assert file.headings == [(1, "Een"), (2, "Twee")]


def test_spaces_are_those_that_a_browser_shows() -> None:
    file = written("<p>\n  een  <span> twee</span>\n<span>drie </span> vier\n<br>\n vijf </p>")
    assert [text_of(each) for each in file.paragraphs] == ["een twee drie vier vijf"]
    assert not re.search(r"vier |  ", "".join(file.body.itertext()))


def test_every_numbered_list_begins_at_one() -> None:
    file = written("<ol><li>a</li><li>b</li></ol><p>tussen</p><ol><li>c</li></ol><ul><li>d</li></ul>")
    numbers = [value(paragraph, "numId") for paragraph in file.paragraphs]
    assert numbers[0] == numbers[1] != numbers[3]
    numbering = file.parts["word/numbering.xml"].decode()
    for number in (numbers[0], numbers[3]):
        assert re.search(rf'numId="{number}">.*?startOverride w:val="1"', numbering, re.DOTALL)
    assert styles_of(file) == ["ListNumber", "ListNumber", "Normal", "ListNumber", "ListBullet"]


def test_a_number_that_the_page_wrote_itself_is_left_to_the_list() -> None:
    file = written(
        "<ol><li><strong>1. Eerst</strong> dit</li><li>2. Dan</li><li>3,5 punt</li></ol><ul><li>1. Zo</li></ul>"
    )
    assert [text_of(each) for each in file.paragraphs] == ["Eerst dit", "Dan", "3,5 punt", "1. Zo"]


def test_what_stands_on_a_line_of_its_own_in_a_list_is_a_paragraph() -> None:
    file = written('<ol><li>Onderwerp<span class="ask">Aan u: waarom?</span></li></ol>')
    assert [text_of(each) for each in file.paragraphs] == ["Onderwerp", "Aan u: waarom?"]
    assert styles_of(file) == ["ListNumber", "ListContinue"]


TABLE = """<table class="figures"><caption>De tabel</caption><thead><tr><th class="name" scope="col">Reden</th>
<th class="chart" scope="col"><span>1 licht</span><span class="right">zwaar 10</span></th>
<th scope="col">jong</th></tr></thead><tbody><tr><th class="name" scope="row">Groei</th><td class="chart t-R3"></td>
<td class="young">7,9</td></tr></tbody></table>"""
BEHIND = '.t-R3 { background-image: url("figures/R3.svg"); }'


def test_a_table_has_a_caption_above_it_and_a_header_row_that_comes_again() -> None:
    (table,) = (file := written(TABLE, {"figures/R3.svg": SVG}, BEHIND)).tables
    assert rows_of(table) == [["Reden", "1 licht zwaar 10", "jong"], ["Groei", "", "7,9"]]
    assert text_of(file.paragraphs[0]) == value(table, "tblCaption") == "De tabel"
    assert [row.find(f".//{WORD}tblHeader") is not None for row in table.iter(f"{WORD}tr")] == [True, False]
    assert all(row.find(f".//{WORD}cantSplit") is not None for row in table.iter(f"{WORD}tr"))


def test_the_columns_of_a_table_fill_the_width_of_the_page() -> None:
    for page in (TABLE, '<table><tr><td class="text">a</td><td class="text">b</td></tr></table>'):
        (table,) = written(page, {"figures/R3.svg": SVG}, BEHIND).tables
        widths = [int(column.attrib[f"{WORD}w"]) for column in table.iter(f"{WORD}gridCol")]
        assert sum(widths) == pytest.approx(170 / 25.4 * 1440, abs=3)


def test_a_drawing_behind_a_cell_is_a_picture_that_is_marked_as_decoration() -> None:
    file = written(TABLE, {"figures/R3.svg": SVG}, BEHIND)
    assert len(file.pictures) == 1
    assert file.told == []


def test_without_pictures_the_column_of_drawings_is_left_out() -> None:
    (table,) = written(TABLE, {"figures/R3.svg": SVG}, BEHIND, drawn=False).tables
    assert rows_of(table) == [["Reden", "jong"], ["Groei", "7,9"]]


def test_a_row_to_write_in_is_high_and_empty() -> None:
    (table,) = written('<table><tr class="empty"><td></td><td class="text"></td></tr></table>').tables
    height = table.find(f".//{WORD}trHeight")
    assert height is not None
    assert int(height.attrib[f"{WORD}val"]) > 600


def test_a_drawing_is_a_picture_with_its_title_as_alternative_text() -> None:
    file = written(f"<div>{SVG}</div>")
    assert file.told == ["Jong 8,0, <management> 6,0"]
    assert "Jong" not in file.words


def test_a_drawing_from_a_file_has_the_alternative_text_that_the_page_gives() -> None:
    image = '<img src="figures/a.svg" alt="Wat u ziet"><img src="figures/b.svg" alt="">'
    file = written(image, {"figures/a.svg": SVG, "figures/b.svg": SVG})
    assert file.told == ["Wat u ziet"]
    assert len(file.pictures) == 1


def test_without_pictures_a_drawing_is_told_in_words_and_the_top_says_so() -> None:
    file = written(f"<h1>Een</h1><div>{SVG}</div><ul><li>Rij {SVG}</li></ul>", note="Geen tekeningen.", drawn=False)
    assert file.pictures == []
    told = "Jong 8,0, <management> 6,0"
    assert [text_of(each) for each in file.paragraphs] == ["Geen tekeningen.", "Een", told, "Rij", told]


def test_a_drawing_can_stand_for_a_part_of_the_page_where_there_are_pictures() -> None:
    page = '<p>voor</p><div class="order"><ol><li>Groei <strong>1</strong></li></ol></div>los<p>na</p>'
    drawn = written(page, in_place={"order": SVG})
    assert [text_of(each) for each in drawn.paragraphs] == ["voor", "", "los", "na"]
    assert drawn.told == ["Jong 8,0, <management> 6,0"]
    told = written(page, in_place={"order": SVG}, drawn=False)
    assert [text_of(each) for each in told.paragraphs] == ["voor", "Groei 1", "los", "na"]
    assert value(told.paragraphs[1], "pStyle") == "ListBullet"


def test_the_top_says_what_is_missing_on_the_first_page() -> None:
    file = written('<section class="part"><h1>Een</h1></section>', note="Geen tekeningen.", drawn=False)
    assert file.parts["word/document.xml"].count(b"pageBreakBefore") == 0


def test_a_drawing_for_the_printer_knows_its_size_and_fits_between_the_margins() -> None:
    page = f"{HEAD}<body>{SVG}{SVG.replace('300 30', '900 90')}</body>"
    small, large = word.drawings_of(word.HtmlPage(page))
    assert (small.width, small.height) == (336, 33.6)
    assert (large.width, large.height) == (620, 62)
    assert re.match(r'<svg xmlns="[^"]+" width="336.0" height="33.6" class="dumbbell" viewBox="0 0 300 30">', small.svg)


def test_the_marks_of_the_groups_are_signs() -> None:
    marks = "".join(
        f'<span class="mark {name}"></span>' for name in ("young", "management", "young open", "management open")
    )
    file = written(f"<p>{marks}landelijk</p>")
    assert "".join(file.body.itertext()).replace("\xa0", "").strip() == "●■○□landelijk"


def test_a_box_to_tick_can_be_ticked_in_word() -> None:
    file = written('<p><span class="box"></span>gedaan</p>')
    assert file.parts["word/document.xml"].count(b"<w14:checkbox>") == 1
    assert "☐\xa0gedaan" in "".join(file.body.itertext())


def test_a_frame_is_shaded_and_so_is_all_in_it() -> None:
    file = written(
        '<div class="talk"><h2 class="small">Kop</h2><ol><li>a<span class="ask">b</span></li></ol><p>c</p></div>'
    )
    styles = [file.styles[name] for name in styles_of(file)]
    assert [style.find(f".//{WORD}shd") is not None for style in styles] == [True] * 4
    assert [level for level, _ in file.headings] == [2]


def test_there_is_a_line_to_write_on() -> None:
    file = written('<p>Wat?</p><div class="write"></div>')
    assert styles_of(file) == ["Normal", "Writing"]


def test_every_part_and_topic_starts_a_page_but_not_right_under_its_heading() -> None:
    page = """<section class="part"><h1>Een</h1><p>a</p></section><section class="part"><h2>Twee</h2>
    <article class="topic"><p>b</p></article><article class="topic"><p>c</p></article></section>"""
    breaks = [text_of(each) for each in written(page).paragraphs if each.find(f".//{WORD}pageBreakBefore") is not None]
    assert breaks == ["Twee", "c"]


def test_what_is_for_another_medium_is_left_out_and_nothing_else() -> None:
    page = """<p class="running-name">Kop</p>
    <p>Het<span class="visually-hidden"> verborgen</span> <a href="#x">adres</a></p>
    los <dl><dt>Term</dt><dd>uitleg</dd></dl><div>nog <b>iets</b> hier</div><!-- weg -->"""
    assert " ".join(written(page).words.split()) == "Het adres los Term uitleg nog iets hier"


HOSTILE = "&amp; &lt;b&gt; ]]&gt; 😀 \x00\x01\x0b\x1f\x7f\ud800\ufffe\xad Şahin"


def test_every_text_can_be_written() -> None:
    page = f"""<h1>{HOSTILE}</h1><table><caption>{HOSTILE}</caption><tr><td class="text">{HOSTILE}</td></tr></table>
    <ul><li>{HOSTILE}</li></ul>{SVG.replace("Jong 8,0", HOSTILE)}"""
    file = written(page)
    assert [text_of(each) for each in file.paragraphs][:4] == ["& <b> ]]> 😀 Şahin"] * 4
    assert file.told[0].startswith("& <b> ]]> 😀 Şahin")


def test_the_file_says_its_title_author_language_and_the_day_of_the_page() -> None:
    properties = docx.Document(io.BytesIO(written("<p>a</p>").data)).core_properties
    assert (properties.title, properties.author, properties.language) == ("Een titel & meer", "Gouda", "nl")
    day = datetime(2026, 11, 21)  # noqa: DTZ001 - Word knows no zone here
    assert [each and each.replace(tzinfo=None) for each in (properties.created, properties.modified)] == [day, day]
    assert properties.comments == ""


def test_word_checks_the_text_as_dutch() -> None:
    file = written("<p>a</p>")
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', file.parts["word/styles.xml"].decode())) == {"nl-NL"}
    assert b'<w:lang w:val="nl-NL"/>' in file.parts["word/styles.xml"]


def test_pages_are_numbered_on_a4() -> None:
    file = written("<p>a</p>")
    assert b" PAGE " in file.parts["word/footer.xml"]
    size = next(file.body.iter(f"{WORD}pgSz"))
    assert (size.attrib[f"{WORD}w"], size.attrib[f"{WORD}h"]) == ("11906", "16838")


def test_the_same_page_gives_the_same_bytes_without_the_time_it_was_made() -> None:
    page = f"<h1>Een</h1>{SVG}<ol><li>a</li></ol>{TABLE}"
    files = [written(page, {"figures/R3.svg": SVG}, BEHIND) for _ in range(2)]
    assert files[0].data == files[1].data
    with zipfile.ZipFile(io.BytesIO(files[0].data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_style_is_used_by_its_id_and_based_on_one_that_is_there() -> None:
    styles = written("<p>a</p>").styles
    for style in styles.values():
        for name in ("basedOn", "next"):
            assert value(style, name) in ("", *styles)


@pytest.mark.parametrize("head", ["", "<title>a</title>", '<meta name="dcterms.created" content="2026-11-21">'])
def test_a_page_that_does_not_say_what_it_is_is_refused(head: str) -> None:
    with pytest.raises(ValueError, match="title"):
        word.word_file(word.HtmlPage(f"<html><head>{head}</head><body><p>a</p></body></html>"), ())


def test_a_picture_too_few_is_a_mistake() -> None:
    page = f"{HEAD}<body>{SVG}{SVG}</body>"
    with pytest.raises(ValueError, match="shorter"):
        word.word_file(word.HtmlPage(page), [white_dot()])


def test_without_its_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert word.can_make_word_files()
    monkeypatch.setitem(sys.modules, "docx", None)
    assert not word.can_make_word_files()
    with pytest.raises(word.MissingWordLibraryError):
        word.word_file(word.HtmlPage(f"{HEAD}<body></body>"), ())
    with pytest.raises(word.MissingWordLibraryError):
        word.drawings_of(word.HtmlPage(f"{HEAD}<body></body>"))
