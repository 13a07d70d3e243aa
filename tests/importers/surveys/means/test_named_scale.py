"""Which scale a text names."""

import pytest

from retention_check.importers.surveys.means.named_scale import says_one_is_highest, scales_in


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Schaal 1 t/m 7", (1, 7)), ("schaal 1-4", (1, 4)), ("Cijfers 0-10", (0, 10)), ("(1 – 5)", (1, 5)),
        ("Schaal 1 t/m 7 (1 = helemaal oneens, 7 = helemaal eens)", (1, 7)), ("Likertschaal 1-5", (1, 5)),
        ("op een schaal van 1 (helemaal oneens) tot 5 (helemaal eens)", (1, 5)), ("vijfpuntsschaal", (1, 5)),
        ("1 = helemaal oneens, 7 = helemaal eens", (1, 7)), ("antwoorden van 1 tot en met 10", (1, 10)),
    ],
)  # fmt: skip
def test_a_text_names_a_scale(text: str, scale: tuple[int, int]) -> None:
    assert {*scales_in(text)} == {scale}


@pytest.mark.parametrize(
    "text",
    [
        "Gemiddelden 1-7-2025", "Maatregelen (1-40)", "vraag 1 t/m 10", "Resultaten 2024-2025", "Jong (n=23)",
        "Bijlage 1: redenen, bijlage 2: maatregelen", "0-10 jaar in dienst", "1 = oneens, 5 = eens",
    ],
)  # fmt: skip
def test_what_is_no_scale_or_may_run_either_way_names_none(text: str) -> None:
    assert not [*scales_in(text)]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("1 = heel belangrijk, 5 = helemaal niet belangrijk", True), ("schaal van 1 (zeer eens) tot 5", True),
        ("1 = helemaal niet belangrijk", False), ("Tabel 1: belangrijkste redenen", False),
        ("Tabel 1 (belangrijkste redenen)", False),
    ],
)  # fmt: skip
def test_a_text_says_that_one_is_the_highest(text: str, is_so: bool) -> None:
    assert says_one_is_highest(text) is is_so
