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
    r"[Ee]igen cijfer": "eigen scores; cijfers are the study's, or figures in general",
    r"[Aa]fgesproken score|[Oo]pen cijfer": "open score",
    r"\b([Mm]eting|[Nn]ulmeting|[Pp]eiling)\b": "ronde",
    r"[Rr]ekenblad|[Ii]nvulblad|[Ii]nvoerblad": "scoreblad for ours, Excel for theirs",
    r"\b([Dd]eel|[Ll]ees|[Kk]ijk|[Gg]asten)link|\b(de|deze) inzage\b": "inkijklink",
    r"\b([Bb]eheerderslink|[Aa]dminlink)": "beheerlink",
    r"[Oo]pgeslagen|[Oo]pslaan(?! als)": "bewaren; 'Opslaan als' is Excel's",
    r"[Vv]erwijder": "wissen for a round, weghalen for a part of it",
    r"[Aa]ctiepunt|\b[Tt]o-do\b": "afspraak",
    r"[Gg]espreksthema|\b[Tt]hema(['’]s)?\b": "onderwerp",
    r"[Gg]epubliceerd|[Pp]ubliceer|[Bb]evroren": "ligt vast",
    r"\b(de|deze) app\b": "het programma, or deze website",
    r"[Rr]apportage|[Ee]indrapport": "rapport",
    r"\b[Jj]ongeren\b|[Jj]onge (werknemer|medewerker)": "jonge ambtenaren",
    r"\b[Nn]iet zichtbaar\b|[Aa]fgeschermd": "niet getoond",
    r"[Kk]aarten voor op tafel": "kaarten voor aan tafel",
    r"zichtbaar verschil": "a level: te klein, kan toeval zijn, duidelijk",
}


# What municipalities write in their own surveys: these modules recognise it, and show none of it.
RECOGNISED = {"group_words.py", "file_side.py", "answer_label_sets.py", "long_form.py", "words.py", "heading_frames.py"}


def recognises(file: Path) -> bool:
    return "surveys" in file.parts and file.name in RECOGNISED


@pytest.mark.parametrize(
    "file", [file for file in FILES if not recognises(file)], ids=lambda file: str(file.relative_to(ROOT))
)
def test_a_word_has_one_meaning(file: Path) -> None:
    text = file.read_text("utf-8")
    found = {match[0]: better for word, better in OTHER_WORDS.items() for match in re.finditer(word, text)}
    assert found == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_figure_of_others_is_typed_once(file: Path) -> None:
    is_its_place = file.name == "edition.toml"
    assert ("een derde van de nieuwe" in file.read_text("utf-8")) is is_its_place


PRINTED = {"templates/report", "templates/organiser/agreements", "templates/organiser/publish", "templates/results"}


@pytest.mark.parametrize(
    "file", sorted((ROOT / "templates").rglob("*.html")), ids=lambda file: str(file.relative_to(ROOT))
)
def test_a_page_of_the_website_is_a_pagina_and_what_is_printed_has_bladzijden(file: Path) -> None:
    of_print = any(str(file.relative_to(ROOT)).startswith(folder) for folder in PRINTED)
    assert of_print or "ladzijde" not in file.read_text("utf-8")
