"""What the words above a column say."""

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.means.words import Kind, meaning_of, names_only_a_side
from tests.cast import STUDY

LIMIT = STUDY.edition.young_age_limit


@pytest.mark.parametrize(
    "heading",
    [
        "Jong", "jonge ambtenaren", "Jonge ambtenaren (n=23)", "YP", "Young professionals", "YP’s", "gem. jong",
        "35 jaar of jonger", "t/m 35", "≤ 35 jaar", "JONG", "n_jong", "score_jong", "Jong 2025",
    ],
)  # fmt: skip
def test_a_heading_names_young_civil_servants(heading: str) -> None:
    assert meaning_of(heading, LIMIT).side is Side.YOUNG
    assert meaning_of(heading, LIMIT).is_plain


@pytest.mark.parametrize(
    "heading",
    [
        "Management",
        "MT",
        "Secretarissen",
        "gemeentesecretaris",
        "Leidinggevenden",
        "Management (8)",
        "mgt",
        "directie",
        "M.T.",
    ],
)
def test_a_heading_names_management(heading: str) -> None:
    assert meaning_of(heading, LIMIT).side is Side.MANAGEMENT
    assert meaning_of(heading, LIMIT).is_plain


@pytest.mark.parametrize("heading", ["Jong + MT", "Jonge managers", "Groep A", "Totaal", "", "2025", "trainees", "oud"])
def test_a_heading_of_both_groups_or_of_another_names_none(heading: str) -> None:
    assert meaning_of(heading, LIMIT).side is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Jong", Kind.UNSAID), ("gem. jong", Kind.MEAN), ("Gemiddelde", Kind.MEAN), ("n jong", Kind.COUNT),
        ("aantal MT", Kind.COUNT), ("respondenten", Kind.COUNT), ("nJ", Kind.COUNT),
        ("nMT", Kind.COUNT), ("resp. jong", Kind.COUNT), ("sd jong", Kind.SPREAD), ("gevraagd", Kind.ASKED),
        ("aantal gevraagd", Kind.ASKED), ("rang jong", Kind.OTHER), ("landelijk jong", Kind.OTHER),
        ("verschil", Kind.OTHER), ("% eens jong", Kind.OTHER), ("jong vorige keer", Kind.OTHER), ("36+", Kind.OTHER),
        ("ouder dan 35", Kind.OTHER), ("mediaan jong", Kind.OTHER), ("Jong + MT", Kind.OTHER),
    ],
)  # fmt: skip
def test_a_heading_says_what_the_figures_are(heading: str, kind: Kind) -> None:
    assert meaning_of(heading, LIMIT).kind is kind


@pytest.mark.parametrize(
    ("heading", "n"),
    [
        ("Jong (n=23)", 23), ("Jong, N = 23", 23), ("Jong (23)", 23), ("jong [n: 23]", 23), ("MT 8 respondenten", 8),
        ("Management (8)", 8), ("Jong (2025)", None), ("Jong (1-5)", None), ("Jong 2025 (n=23)", 23), ("Jong", None),
        ("Jong (35)", None), ("Jong (n=35)", 35), ("Management (35)", 35), ("t/m 35 (n=23)", 23),
    ],
)  # fmt: skip
def test_a_number_of_answers_stands_in_a_heading_and_a_year_an_age_or_a_scale_is_none(
    heading: str, n: int | None
) -> None:
    assert meaning_of(heading, LIMIT).n == n


def test_a_year_stands_in_a_heading() -> None:
    years = [meaning_of(heading, LIMIT).year for heading in ("Jong 2023", "MT ’25", "Jong (23)")]
    assert years == ["2023", "2025", ""]


def test_who_is_young_is_up_to_and_with_the_age_of_the_study() -> None:
    assert [meaning_of("30 jaar of jonger", limit).side for limit in (30, LIMIT)] == [Side.YOUNG, None]
    assert [meaning_of("tot 31", limit).side for limit in (30, LIMIT)] == [Side.YOUNG, None]
    assert [meaning_of("ouder dan 30", limit).kind for limit in (30, LIMIT)] == [Kind.OTHER, Kind.UNSAID]
    assert [meaning_of("Jong (30)", limit).n for limit in (30, LIMIT)] == [None, 30]


@pytest.mark.parametrize("text", ["Jonge ambtenaren", "Scores management", "YP (n=23)"])
def test_a_title_names_a_group_when_it_says_nothing_else(text: str) -> None:
    assert names_only_a_side(text, LIMIT)


@pytest.mark.parametrize("text", ["Vertrek van jonge ambtenaren uit Gouda", "n jong", "Jong en MT", "landelijk jong"])
def test_a_title_that_says_more_names_no_group(text: str) -> None:
    assert names_only_a_side(text, LIMIT) is None


@pytest.mark.parametrize(
    "heading",
    [
        "Niet-management", "Niet-leidinggevenden", "Geen management", "Excl. MT", "Alles behalve MT", "m.u.v. MT",
        "Medewerkers (geen leiding)", "Jong niet", "non-managers", "Iedereen zonder het hele MT",
        "gem. niet-management",
    ],
)  # fmt: skip
def test_a_heading_that_leaves_a_group_out_is_not_of_that_group(heading: str) -> None:
    assert meaning_of(heading, LIMIT).kind is Kind.OTHER
    assert names_only_a_side(heading, LIMIT) is None


@pytest.mark.parametrize("heading", ["Jong (niet gewogen)", "Jong (excl. uitschieters)", "Jong buitendienst"])
def test_a_heading_that_leaves_something_else_out_is_of_its_group(heading: str) -> None:
    assert (meaning_of(heading, LIMIT).side, meaning_of(heading, LIMIT).kind) == (Side.YOUNG, Kind.UNSAID)
