"""What can be printed: the sections of each document, its parts, and the older names that still answer."""

import pytest

from retention_check import report
from retention_check.report import PARTS, SECTIONS, Preset, ReportOptions, preset_of
from tests.cast import comparison_of, example_entries, gouda, texel
from tests.report.pages import words

DOCUMENTS = (Preset.CONVERSATION, Preset.PLAYBOOK, Preset.APPENDIX)


def printed(options: ReportOptions) -> str:
    comparison = texel() if options.is_pack else gouda()
    return report.report_html(report.make_report(comparison, options))


def anchors(options: ReportOptions) -> list[str]:
    comparison = texel() if options.is_pack else gouda()
    return [section.anchor for section in report.make_report(comparison, options).sections]


@pytest.mark.parametrize("preset", Preset)
def test_every_section_of_a_document_is_printed_under_its_anchor(preset: Preset) -> None:
    options = ReportOptions(preset=preset)
    page = printed(options)
    for anchor in anchors(options):
        assert page.count(f'id="{anchor}"') == 1


def test_the_whole_is_the_three_documents_one_after_another() -> None:
    apart = [anchor for preset in DOCUMENTS for anchor in anchors(ReportOptions(preset=preset))]
    assert anchors(ReportOptions(preset=Preset.FULL)) == apart


def test_change_is_a_section_only_beside_a_previous_round() -> None:
    assert "verandering" not in anchors(ReportOptions(preset=Preset.APPENDIX))
    previous = comparison_of(example_entries(shift="-0.5"))
    assert "verandering" in anchors(ReportOptions(preset=Preset.APPENDIX, previous=previous))


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_the_playbook_is_printed_alone(part: str) -> None:
    options = ReportOptions(preset=Preset.PLAYBOOK, part=part)
    assert anchors(options) == [part]
    assert words(printed(options))


def test_a_pack_has_no_section_that_needs_own_scores() -> None:
    found = anchors(ReportOptions(is_pack=True))
    assert found[:2] == ["landelijk", "onderwerpen"]
    needing = {section.anchor for section in SECTIONS if section.applies_to == "scores"} - {"onderwerpen"}
    assert not needing.intersection(found)


def test_the_older_name_of_the_handout_is_the_conversation() -> None:
    assert preset_of("uitdeel") is Preset.CONVERSATION
    assert [preset_of(preset.value) for preset in Preset] == list(Preset)
    with pytest.raises(ValueError, match="onbekend"):
        preset_of("onbekend")


def test_the_conversation_is_printed_when_nothing_is_chosen() -> None:
    assert ReportOptions().preset is Preset.CONVERSATION
