"""What a heading says that its codes mean."""

from collections.abc import Mapping

import pytest

from retention_check.importers.surveys.table.heading_legends import legend_of

GROUPS = {"1": "jonge ambtenaar", "2": "management"}


@pytest.mark.parametrize(
    ("heading", "legend"),
    [
        ("Wat is uw rol? (1 = jonge ambtenaar, 2 = management)", GROUPS),
        ("Rol [1=jonge ambtenaar; 2=management]", GROUPS),
        ("Rol: 1: jonge ambtenaar en 2: management.", GROUPS),
        ("Rol (1 = young (35 jaar of jonger), 2 = MT)", {"1": "young (35 jaar of jonger)", "2": "MT"}),
        ("Toestemming (1 = nee, 2 = ja)", {"1": "nee", "2": "ja"}),
        ("Leeftijd: 1 = 35 jaar of jonger, 2 = ouder dan 35", {"1": "35 jaar of jonger", "2": "ouder dan 35"}),
        ("R1 (1 = heel belangrijk, 2 = onbelangrijk)", {}),  # a scale is read by what stands above it
        ("Rol (1 = jonge ambtenaar)", {}),
        ("Wat is uw rol?", {}),
    ],
)
def test_codes_of_groups_and_of_a_yes_and_no_are_read(heading: str, legend: Mapping[str, str]) -> None:
    assert legend_of(heading, ["1", "2", ""]) == legend


def test_a_code_without_words_makes_no_legend() -> None:
    heading = "Wat is uw rol? (1 = jonge ambtenaar, 2 = management)"
    assert legend_of(heading, ["1", "3"]) == legend_of(heading, [""]) == {}
