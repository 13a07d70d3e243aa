"""The example of a survey tool in CONTRIBUTING.md works, and is what such a module is."""

import re
from pathlib import Path
from types import ModuleType

import pytest

import retention_check
from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.tools import TOOLS
from tests.importers.surveys.tools.samples import ANSWERS, ASKED, HEADS, R1, R3

PAGE = Path(retention_check.__file__).parent.parent / "CONTRIBUTING.md"
META = ["Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags"]
VALUES = ["completed", "2025-03-31 09:10:11", "", "2025-03-31 09:16:02", "653e97acae", ""]
TYPEFORM = [
    ["#", "Wat is uw functie?", f"{ASKED} - {R1}", f"{ASKED} - {R3}", *META],
    *([f"odwdp4nzj1xg6m9l{number}", *answers, *VALUES] for number, answers in enumerate(ANSWERS)),
]


def section() -> str:
    found = re.search(r"^### A survey tool\n(.*?)^### ", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def example() -> ModuleType:
    code = re.search(r"^```python\n(.*?)^```", section(), re.MULTILINE | re.DOTALL)
    assert code
    module = ModuleType("typeform")
    exec(compile(code[1], "typeform.py", "exec"), module.__dict__)  # noqa: S102 - our own page
    return module


def test_the_example_reads_what_it_says(example: ModuleType) -> None:
    assert example.NAME == "Typeform"
    assert example.matches(TYPEFORM)
    layout = example.read([["Onderzoek"], *TYPEFORM])
    assert layout.rows_above == 2
    assert [heading.role for heading in layout.headings] == [
        *(ToolRole.RESPONSE_ID, None, None, None, ToolRole.OTHER, ToolRole.OTHER),
        *(ToolRole.OTHER, ToolRole.SUBMITTED, ToolRole.PRIVATE, ToolRole.OTHER),
    ]
    assert layout.headings[3].parts[0] == R3


@pytest.mark.parametrize("sample", HEADS)
def test_the_example_matches_no_export_of_another_tool(example: ModuleType, sample: str) -> None:
    assert not example.matches(HEADS[sample][1])


def test_no_other_tool_matches_what_the_example_is_for() -> None:
    assert [tool.NAME for tool in TOOLS if tool.matches(TYPEFORM)] == ["een tabel"]


def test_the_example_has_about_thirty_lines_and_the_names_of_every_tool(example: ModuleType) -> None:
    code = section().split("```")[1]
    assert 20 <= len([line for line in code.splitlines() if line]) <= 32
    for tool in TOOLS:
        assert {"NAME", "matches", "read"} <= {*vars(tool)} & {*vars(example)}


def test_what_the_page_names_is_there() -> None:
    for path in re.findall(r"`((?:retention_check|tests)/[\w/.]+)`", section()):
        assert (PAGE.parent / path).exists() or path.endswith("test_typeform.py"), path
