"""Drawings become pictures: of exactly the size asked, not blank, in our own fonts, and the same each time."""

import io
import sys

import pypdfium2
import pytest
from PIL import Image

from retention_check import isolation, paths
from retention_check.pdf import MissingPictureLibraryError, pictures
from retention_check.pdf.pictures import dots, png_pictures, size_of
from retention_check.report import figure_files, make_report
from tests.cast import mixes
from tests.matrix import some_now
from tests.pdf.needs import needs_pango
from tests.pdf.png import dots_per_metre, png_size

STATIC = paths.resource_dir("static")
FAMILIES = "font-family=\"'Source Sans 3', 'Source Sans 3 ext', sans-serif\""
RED_AND_BLUE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20" width="300.4" height="200">
<rect width="15" height="20" fill="#d00000"/><rect x="15" width="15.04" height="20" fill="#0000d0"/></svg>"""


def written(text: str, weight: int = 400) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40" {FAMILIES}>'
        f'<text x="4" y="28" font-size="24" font-weight="{weight}">{text}</text></svg>'
    )


def opened(picture: bytes) -> Image.Image:
    with Image.open(io.BytesIO(picture)) as image:
        return image.convert("RGB")


@needs_pango
@pytest.mark.parametrize("dots_per_inch", [96, 150, 200])
def test_each_picture_has_the_size_of_its_drawing(dots_per_inch: int) -> None:
    drawings = [RED_AND_BLUE, written("Gouda")]
    made = png_pictures(drawings, STATIC, dots_per_inch=dots_per_inch)
    assert [png_size(picture) for picture in made] == [
        (round(300.4 * dots_per_inch / 96), round(200 * dots_per_inch / 96)),
        (round(200 * dots_per_inch / 96), round(40 * dots_per_inch / 96)),
    ]
    assert dots_per_metre(made[0]) == (round(dots_per_inch / 0.0254),) * 2


@needs_pango
def test_a_drawing_fills_its_picture_to_the_edge() -> None:
    [picture] = png_pictures([RED_AND_BLUE], STATIC)
    image = opened(picture)
    last = image.width - 1, image.height - 1
    assert image.getpixel((0, 0)) == image.getpixel((0, last[1])) == (208, 0, 0)
    assert image.getpixel((last[0], 0)) == image.getpixel(last) == (0, 0, 208)


@needs_pango
def test_what_is_not_drawn_is_white() -> None:
    [picture] = png_pictures([written("")], STATIC)
    assert opened(picture).getcolors() == [(417 * 83, (255, 255, 255))]


@needs_pango
@pytest.mark.parametrize("weight", [400, 700])
def test_text_is_printed_in_our_own_fonts_also_the_letters_of_lukasz(weight: int) -> None:
    drawings = [written("Łukasz Şahin", weight)]
    document = pypdfium2.PdfDocument(pictures._pdf(drawings, [size_of(each) for each in drawings], STATIC))
    page = document[0]
    text = page.get_textpage()
    fonts = {each.get_font().get_base_name() for each in page.get_objects() if each.type == 1}
    assert text.get_text_range() == "Łukasz Şahin"
    assert len(fonts) == 2
    assert all("Source-Sans-3" in font for font in fonts)
    for each in (text, page, document):
        each.close()


@needs_pango
@pytest.mark.parametrize("first", some_now(range(3), [0]))
def test_the_words_of_a_picture_are_those_of_its_drawing(first: int) -> None:
    drawings = [
        data.decode() for name, data in figure_files(make_report(mixes()["marks"])).items() if name.endswith("svg")
    ][first::3]
    document = pypdfium2.PdfDocument(pictures._pdf(drawings, [size_of(each) for each in drawings], STATIC))
    assert len(document) == len(drawings)
    for page, drawing in zip(document, drawings, strict=True):
        text = page.get_textpage()
        words = text.get_text_range().split()
        assert len(words) > 30
        assert [word for word in words if word not in drawing] == []
        text.close()
        page.close()
    document.close()
    for drawing, picture in zip(drawings, png_pictures(drawings, STATIC), strict=True):
        assert png_size(picture) == tuple(dots(length, 200) for length in size_of(drawing))
        colours = opened(picture).getcolors(2**24)
        assert colours is not None
        assert len(colours) > 100


@needs_pango
def test_the_same_drawings_give_the_same_bytes_in_a_child_too() -> None:
    drawings = [RED_AND_BLUE, written("Gouda")]
    here = png_pictures(drawings, STATIC)
    assert here == isolation.run_isolated(png_pictures, drawings, STATIC, seconds=60, megabytes=3072)
    assert png_pictures(drawings[1:], STATIC) == here[1:]


def test_no_drawings_make_no_pictures() -> None:
    assert png_pictures([], STATIC) == ()


@pytest.mark.parametrize("drawing", ["<svg viewBox='0 0 1 1'/>", '<svg width="10"/>', "no drawing"])
def test_a_drawing_without_a_size_is_refused(drawing: str) -> None:
    with pytest.raises(ValueError, match="without a width and a height"):
        size_of(drawing)


def test_a_missing_library_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pictures.can_make_pictures()
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert not pictures.can_make_pictures()
    with pytest.raises(MissingPictureLibraryError):
        png_pictures([RED_AND_BLUE], STATIC)
