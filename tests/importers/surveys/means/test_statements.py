"""Which statement a text names."""

import pytest

from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.means.statements import Named
from retention_check.importers.surveys.understanding import Sureness
from tests.importers.surveys.means.reading import names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("R3", "R3"), ("r 3", "R3"), ("R-3", "R3"), ("R03", "R3"), ("R3.", "R3"), ("M 3.2", "M3.2"),
        ("m3,2", "M3.2"), ("M3-2", "M3.2"), ("M3_2", "M3.2"), ("Maatregel 10.4", "M10.4"),
    ],
)  # fmt: skip
def test_a_code_is_known_however_it_is_written(text: str, code: str) -> None:
    assert names().named(text) == Named(code)


@pytest.mark.parametrize(
    ("text", "code"), [("Reden 3", "R3"), ("reason 10", "R10"), ("Maatregel 1", "M1.1"), ("Maatregel 40", "M10.4")]
)
def test_reasons_and_measures_that_are_only_counted_may_be_counted_as_in_the_study(text: str, code: str) -> None:
    assert names().named(text) == Named(counted=code)


@pytest.mark.parametrize("text", ["R11", "M3", "R3.2", "M3.5", "R", "Rang 3", "Meting 3.2"])
def test_what_is_no_code_of_the_study_is_words(text: str) -> None:
    assert names().named(text).code == ""


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("R3. Te weinig financiële groei", "R3", "Te weinig financiële groei"),
        ("R3 - Te weinig financiële groei", "R3", "Te weinig financiële groei"),
        ("(R3) Te weinig financiële groei", "R3", "Te weinig financiële groei"),
        ("Te weinig financiële groei (R3)", "R3", "Te weinig financiële groei"),
        ("R3 gem", "R3", ""),
    ],
)
def test_a_code_stands_before_or_behind_the_words(text: str, code: str, words: str) -> None:
    assert names().named(text) == Named(code, words)


def test_a_number_before_the_words_is_no_code() -> None:
    assert names().named("3. Te weinig zinvol werk") == Named(words="Te weinig zinvol werk", number="3")
    assert names().named("3") == Named(number="3")
    assert names().known_code("3. Te weinig zinvol werk") == "R4"


@pytest.mark.parametrize(
    "text", ["te weinig CARRIEREONTWIKKELING.", "Carrièreontwikkeling", "  Te weinig carrièreontwikkeling"]
)
def test_the_words_of_a_statement_are_known_in_capitals_and_without_accents(text: str) -> None:
    assert names().known_code(text) == "R1"


def test_small_differences_are_learned_and_asked_where_several_come_near() -> None:
    known = names()
    known.learn(["Te weinig cariereontwikkeling", "Trainingen en opleiding", "Gemiddelde"])
    match = known.match("Te weinig cariereontwikkeling")
    assert match and (match.code, match.sureness) == ("R1", Sureness.ALIKE)
    unsure = known.match("Trainingen en opleiding")
    assert unsure and unsure.sureness is Sureness.ASKED
    assert known.match("Gemiddelde") is None


def test_what_a_person_chose_goes_before_everything() -> None:
    known = names(Choices(columns={"Te weinig zinvol werk": "R1", "Sociale steun": "none"}))
    match = known.match("Te weinig zinvol werk")
    assert match and (match.code, match.sureness) == ("R1", Sureness.CHOSEN)
    assert known.match("Sociale steun") is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Maximaal aantal dagen per week op kantoor afspreken", ("M6.4",)),
        ("Formele activiteiten organiseren", ("M6.1",)),
        ("Gemeenten verhogen uitgaven aan extern advies", ("M9.2",)),
        ("Betrekken bij besluitvorming (zinvol werk)", ("M2.4", "M4.2")),
    ],
)
def test_a_text_with_a_word_of_another_meaning_is_asked(text: str, codes: tuple[str, ...]) -> None:
    known = names()
    known.learn([text])
    match = known.match(text)
    assert match and (match.code, match.candidates) == ("", codes)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Te weinig carriere ontwikkeling", "R1"),
        ("Jonge ambtenaar koppelen aan mentoren", "M1.3"),
        ("Jonge ambtenaren betrekken bij besluitvorming (Zinvol werk)", "M4.2"),
        ("In hoeverre bent u het eens? [Te weinig zinvol werk]", "R4"),
    ],
)
def test_a_text_with_typing_errors_or_its_theme_behind_it_is_not_asked(text: str, code: str) -> None:
    known = names()
    known.learn([text])
    match = known.match(text)
    assert match and match.code == code


@pytest.mark.parametrize("text", ["Maatregelen bij te weinig zinvol werk", "Maatregelen: te weinig sociale steun"])
def test_a_heading_above_the_measures_of_a_reason_is_not_that_reason(text: str) -> None:
    found = names()
    found.learn([text])
    assert found.match(text) is None
