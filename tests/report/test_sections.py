"""The sections of the report: those in the list are in the report, each under its title."""

from retention_check import report
from tests.cast import gouda
from tests.report.test_rendering import words


def test_every_section_in_the_list_is_in_the_report() -> None:
    made = report.make_report(gouda())
    text = report.report_html(made)
    left_out = {section.anchor for section in report.SECTIONS} - {section.anchor for section in made.sections}
    assert left_out == {"zonder-cijfers", "verandering"}  # for a pack, and with a previous round
    for section in made.sections:
        assert f'id="{section.anchor}"' in text
        assert section.title in words(text)
