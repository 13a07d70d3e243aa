"""The letter to the board: three facts in any mix of scores, one page, and nothing of who is left out."""

import re

import pytest

from retention_check.domain.comparison import Comparison
from retention_check.domain.side import Side
from retention_check.report import Preset, ReportOptions, make_report, report_html
from retention_check.report.pdf import render_report
from tests.cast import comparison_of, few, gouda, mixes, texel
from tests.pdf.needs import needs_pango
from tests.report.pages import words

MIXES = mixes()
HARD_MIXES = ("full", "long-name", "open-beside-ends", "within-steps", "marks", "nothing")
HOLE = re.compile(r"\bNone\b|\bTrue\b|\bFalse\b|Decimal|[{}]|\( ?\)| [,.](?=\s)|\.\.|‘’")


def letter(comparison: Comparison, *, hides_management: bool = False) -> str:
    """The letter as HTML, without its head."""
    options = ReportOptions(preset=Preset.PLAYBOOK, part="brief", hides_management=hides_management)
    return report_html(make_report(comparison, options)).partition("<section")[2]


@pytest.mark.parametrize("name", MIXES)
def test_the_letter_tells_three_facts_in_any_mix_of_scores(name: str) -> None:
    facts = three_facts(letter(MIXES[name]))
    assert len(set(facts)) == 3
    assert all(fact.endswith(".") and not HOLE.search(fact) for fact in facts), facts


def three_facts(text: str) -> list[str]:
    """The first list of the letter."""
    found = re.search(r'<ol class="steps">(.*?)</ol>', text, re.DOTALL)
    assert found
    return [words(fact) for fact in re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)]


def test_the_letter_never_turns_a_score_round() -> None:
    first = three_facts(letter(few({"R1": ("9", "6"), "M6.1": ("5", "8.8")})))
    assert "‘informele activiteiten’." in first[0]
    assert "Het management steunt deze maatregel meer dan jonge ambtenaren: 8,8 tegenover 5,0" in first[0]
    assert "‘te weinig carrièreontwikkeling’" in first[1]
    assert (
        "Volgens jonge ambtenaren weegt deze reden zwaarder dan volgens het management: 9,0 tegenover 6,0." in first[1]
    )


def test_the_letter_without_management_holds_nothing_of_it() -> None:
    both, alone = gouda(), comparison_of(gouda().round.entries_of(Side.YOUNG), asked={Side.YOUNG: 58})
    text = letter(both, hides_management=True)
    assert text == letter(alone, hides_management=True)
    assert "het management weinig" not in text
    assert "11 van 16" not in text


def test_a_letter_without_scores_tells_of_the_country() -> None:
    facts = three_facts(letter(texel()))
    assert all(fact.startswith("Landelijk") for fact in facts)


def test_the_letter_says_who_answered_and_what_is_withheld() -> None:
    assert "42 van 58 jonge ambtenaren en 11 van 16 mensen van het management" in words(letter(gouda()))
    assert "niet getoond" in words(letter(MIXES["withheld"]))


@pytest.mark.parametrize(
    ("code", "score", "told"),
    [
        ("R5", "9", "Volgens hen weegt dit duidelijk zwaarder dan landelijk."),
        ("R5", "3", "Volgens hen weegt dit duidelijk minder zwaar dan landelijk."),
        ("M8.4", "9", "Zij steunen dit duidelijk meer dan landelijk."),
        ("M1.1", "3", "Zij steunen dit duidelijk minder dan landelijk."),
    ],
)
def test_the_letter_says_which_way_a_score_is_unlike_the_country(code: str, score: str, told: str) -> None:
    facts = three_facts(letter(few({"R1": ("8.4", None), code: (score, None)})))
    assert [fact for fact in facts if fact.startswith("Van landelijk verschilt") and fact.endswith(told)]


@needs_pango
@pytest.mark.parametrize("name", HARD_MIXES)
def test_the_letter_stays_on_one_page(name: str) -> None:
    options = ReportOptions(preset=Preset.PLAYBOOK, part="brief")
    assert render_report(make_report(MIXES[name], options)).pages == 1


def test_topics_that_people_chose_come_first_among_the_facts() -> None:
    comparison = few({"R1": ("9", "6"), "M6.1": ("5", "8.8"), "R5": ("6.0", "5.8")})
    options = ReportOptions(("R5", "R1"), Preset.PLAYBOOK, part="brief")
    told = three_facts(report_html(make_report(comparison, options)).partition("<section")[2])
    assert told[0].startswith("Over ‘te weinig contact met leeftijdsgenoten’: de scores liggen dicht bij elkaar")
    assert told[1].startswith("Over ‘te weinig carrièreontwikkeling’: volgens jonge ambtenaren weegt")
    assert told[2].startswith("Het grootste verschil: 3,8 punt")
