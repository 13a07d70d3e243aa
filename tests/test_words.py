"""One word, one meaning in what a user reads: templates, messages and the study's texts."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = [
    *(ROOT / "templates").rglob("*.html"),
    *(ROOT / "templates").rglob("*.svg"),
    *(ROOT / "retention_check").rglob("*.py"),
    *(ROOT / "retention_check" / "studies").rglob("*.toml"),
]
OTHER_WORDS = {
    r"\b[Kk]ant(en)?\b": "groep, for young or management",
    r"[Aa]fgestemd": "open score",
    r"[Oo]plegger": "brief aan de directie",
    r"[Ll]eeftijdsneutra": "voor iedereen gelijk",
    r"[Tt]oerbeurt": "om de beurt",
    r"[Mm]aatstaven": "waar u naar kijkt",
    r"\b([Uu]it|[Bb]uiten) de (eigen )?lijn\b": "who gives nobody there direction",
    r"[Pp]eriodiek": "trede",
    r"[Ll]oonruimte": "geld voor salaris",
    r"[Ff]unctiehuis": "overzicht van functies",
    r"\btoetsen\b": "laat het nakijken door HR of een jurist",
    r"[Tt]oezegging": "wat u wel en niet kunt beloven",
    r"halve stap": "een half antwoord",
    r"\bpunten staan\b|dezelfde punten|\b(geen enkel|het) punt\b": "stelling; a punt is the unit",
    r"\bde raad\b": "ondernemingsraad or gemeenteraad",
    r"[Mm]anagers\b": "management, or leidinggevende for a role",
    r"[Ss]ignificant": "a level: te klein, kan toeval zijn, duidelijk",
    r"zichtbaar verschil": "a level: te klein, kan toeval zijn, duidelijk",
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_word_has_one_meaning(file: Path) -> None:
    text = file.read_text("utf-8")
    found = {match[0]: better for word, better in OTHER_WORDS.items() for match in re.finditer(word, text)}
    assert found == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_figure_of_others_is_typed_once(file: Path) -> None:
    is_its_place = file.name == "edition.toml"
    assert ("een derde van de nieuwe" in file.read_text("utf-8")) is is_its_place
