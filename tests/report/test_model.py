"""What a report holds before a template is filled: its fingerprint, its findings, what stands on the poster."""

from decimal import Decimal

from retention_check.domain.round import Entry
from retention_check.domain.side import Side
from retention_check.report.model import ReportOptions, fingerprint, make_report
from tests.cast import comparison_of, few


def test_the_fingerprint_changes_with_a_shown_figure_and_not_with_a_hidden_one() -> None:
    def stamp(mean: str, n: int) -> str:
        return fingerprint(comparison_of([Entry("R1", Side.YOUNG, Decimal(mean), n)]))

    assert stamp("7.1", 5) != stamp("7.2", 5)
    assert stamp("7.1", 4) == stamp("7.2", 4)


def test_a_poster_without_management_names_the_heaviest_reason_first() -> None:
    found = few({"R1": ("7.9", "5.0"), "R3": ("8.4", "5.0"), "R2": ("6.8", "5.0")})
    made = make_report(found, ReportOptions(poster_without_management=True))
    assert [compared.item.code for compared in made.heaviest] == ["R3", "R1", "R2"]
