"""The embedded fonts: which names they can print, and that every face is there."""

import pytest

from retention_check import paths
from retention_check.pdf.fonts import FACES, faces_for, unprintable
from tests.cast import STUDY

FONTS = paths.resource_dir("static") / "fonts"


@pytest.mark.parametrize("name", ["Súdwest-Fryslân", "'s-Hertogenbosch", "<b>Test</b> & Zn", "Łódź aan den Şahin"])
def test_names_of_municipalities_can_be_printed(name: str) -> None:
    assert unprintable(name, FONTS) == ()


@pytest.mark.parametrize(("name", "strange"), [("Gouda 😀", ("😀",)), ("東京 東", ("東", "京")), ("a\x07b", ("\x07",))])
def test_characters_outside_our_fonts_are_named(name: str, strange: tuple[str, ...]) -> None:
    assert unprintable(name, FONTS) == strange


def test_the_second_family_is_loaded_only_for_names_that_need_it() -> None:
    assert len(faces_for("Súdwest-Fryslân", FONTS)) == 3
    assert len(faces_for("Łódź aan den Şahin", FONTS)) == len(FACES)


def test_all_texts_of_the_study_can_be_printed() -> None:
    texts = [text for item in STUDY.items for text in (item.text, item.label, item.definition, item.goal)]
    assert unprintable("".join(texts), FONTS) == ()
    assert len(faces_for("".join(texts), FONTS)) == 3


def test_every_face_is_there_for_print_and_for_the_screen_with_its_licence() -> None:
    for face in FACES:
        assert (FONTS / f"{face.file}.ttf").is_file()
        assert (FONTS / f"{face.file}.woff2").is_file()
    assert "Open Font License" in (FONTS / "LICENSE-source-sans-3.txt").read_text("utf-8")
