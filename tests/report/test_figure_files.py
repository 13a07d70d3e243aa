"""The figures as files of their own: what is said beside every number stands in each."""

from retention_check.report import figure_files, make_report
from tests.cast import mixes


def test_the_label_of_an_agreed_score_stands_in_its_figures_too() -> None:
    made = make_report(mixes()["agreed"])
    files = figure_files(made)
    for name in ("kaart.svg", "plaatsen.svg", "redenen.svg", "redenen.csv"):
        assert "niet anoniem" in files[name].decode(), name
