import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.importers.surveys.table.headings import LONGEST, MOST_PARTS, cleaned, heading, without_people

R3 = "Te weinig financiële groei"


@pytest.mark.parametrize(
    "text",
    [
        R3,
        f"Hoe belangrijk? [{R3}]",
        f"Hoe belangrijk? [ {R3}]  ",
        f"Hoe belangrijk [1-5]? [{R3}]",
        f"Hoe belangrijk? - {R3}",
        f"Reden - van vertrek - {R3}",
        f"Hoe belangrijk?-{R3}",
        f"Hoe belangrijk is het dat jonge ambten...-{R3}",
        f"R3. {R3}",
        f"R3: {R3}",
        f"R3 {R3}",
        f"R3 - {R3}",
        f"[R3] {R3}",
        f"R[R3]. Hoe belangrijk? [{R3}]",
        f"3. {R3}",
        f"Vraag 12: {R3}",
        f"Q2_3. {R3}",
        f"<p>Hoe&nbsp;belangrijk?</p> - <b>{R3}</b>",
        "Te&nbsp;weinig <i>financi&euml;le</i> groei",
        "Te weinig\nfinanciële\\ngroei",
        "Te_weinig_financiële_groei",
        "Hoe_belangrijk?_[Te_weinig_financiële_groei]",
        "Te.weinig.financiële.groei",
        "\ufeffTe\xa0weinig  financiële groei\xa0",
    ],
)
def test_the_statement_is_a_part_wherever_it_stands(text: str) -> None:
    assert R3 in heading(text).parts


@pytest.mark.parametrize("text", [f"Waarom? [{R3}]", f"Waarom? - {R3}", f"Waarom gaan zij we...-{R3}", f"R3. {R3}"])
def test_what_says_most_is_the_first_part(text: str) -> None:
    assert heading(text).parts[0] == R3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("R3", "R3"),
        ("r3", "R3"),
        ("R[R3]", "R3"),
        ("R3. Te weinig", "R3"),
        ("M3.2", "M3.2"),
        ("M3_2", "M3.2"),
        ("m3_2", "M3.2"),
        ("M3-2", "M3.2"),
        ("M3,2", "M3.2"),
        ("M3.2 Jonge ambtenaren", "M3.2"),
        ("M3[2]", "M3.2"),
        ("M3[M32]", "M3.2"),
        ("M[M32]", "M3.2"),
        ("M10[M104]", "M10.4"),
        ("M3_2. Steun?", "M3.2"),
    ],
)
def test_a_code_is_a_part_with_a_dot_whatever_the_tool_allowed(text: str, code: str) -> None:
    assert code in heading(text).parts


@pytest.mark.parametrize("text", ["M3[SQ002]", "M10[M11]", "Q2[SQ003]", "In 2024 3 keer", "M3 - 2 dagen op kantoor"])
def test_a_number_that_a_tool_made_itself_is_no_code_of_ours(text: str) -> None:
    assert not {"M3.2", "M1.1", "R3", "M10.1"} & {*heading(text).parts}


def test_the_lowest_row_says_most_and_all_rows_are_shown() -> None:
    found = heading("Q2_3", f"Hoe belangrijk? - {R3}")
    assert found.parts[0] == R3
    assert found.parts[-1] == "Q2.3"
    assert found.text == f"Q2_3 – Hoe belangrijk? - {R3}"


def test_a_row_that_says_the_same_is_shown_once() -> None:
    assert heading("Finished", "", "Finished").text == "Finished"


def test_a_dash_within_a_statement_does_not_lose_the_statement() -> None:
    statement = "Gemeenten – of samenwerkende gemeenten – zetten een eigen intern adviesbureau op"
    assert heading(f"Steunt u dit? - {statement}").parts[:3] == (
        "zetten een eigen intern adviesbureau op",
        "of samenwerkende gemeenten – zetten een eigen intern adviesbureau op",
        statement,
    )
    assert heading(f"Steunt u dit? [{statement}]").parts[2] == statement


def test_curly_quotes_stay() -> None:
    assert heading("Als zzp’er werken").parts == ("Als zzp’er werken",)


def test_two_spaces_become_one() -> None:
    assert cleaned("strategische  projecten") == "strategische projecten"


def test_a_sign_that_is_no_tag_stays() -> None:
    assert cleaned("Bent u < 35 jaar of > 35 jaar?") == "Bent u < 35 jaar of > 35 jaar?"
    assert cleaned("Jong &amp; management") == "Jong & management"


@pytest.mark.parametrize(
    "who",
    ["a.devries@delft.example", "06-12345678", "+31612345678", "10.1.2.3", "${m://FirstName}", "{TOKEN:FIRSTNAME}"],
)
def test_an_address_or_the_place_of_a_name_in_a_heading_is_not_shown(who: str) -> None:
    assert heading(f"Beste {who}, wat vindt u?").text == "Beste …, wat vindt u?"
    assert heading(f"Beste {who}, wat vindt u?").parts == ("Beste …, wat vindt u?",)
    assert without_people("Jonger dan 35? R1.2 van 10 tot 2025-2026") == "Jonger dan 35? R1.2 van 10 tot 2025-2026"


def test_a_heading_without_end_is_cut() -> None:
    found = heading("- x " * 100_000)
    assert len(found.text) <= LONGEST + 1
    assert len(found.parts) <= MOST_PARTS
    assert max(map(len, found.parts)) <= LONGEST + 1


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=3))
def test_any_heading_can_be_cut(texts: list[str]) -> None:
    found = heading(*texts)
    assert len({*found.parts}) == len(found.parts)
    assert bool(found.parts) == bool(found.text)
