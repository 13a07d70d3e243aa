"""What a forkserver has ready for its children, and that it has no thread that a fork would lose."""

import json
import subprocess
import sys

import pytest

from tests.pdf.needs import needs_pango

PRELOADED = """
import json, os, sys
import retention_check.report.preload
from retention_check import paths
from retention_check.pdf.rendering import parsed_sheets
from retention_check.report import handout_pages
from retention_check.report.documents import Preset, printed_sheets
from retention_check.report.templating import environment
read = parsed_sheets.cache_info().misses
for preset in Preset:
    parsed_sheets(paths.resource_dir("static"), printed_sheets(preset))
parsed_sheets(paths.resource_dir("static"), handout_pages.SHEETS)
print(json.dumps({
    "compiled": sorted(name for _, name in environment().cache.keys()),
    "templates": environment().list_templates(filter_func=lambda name: name.startswith(("report/", "charts/"))),
    "read_later": parsed_sheets.cache_info().misses - read,
    "threads": len(os.listdir("/proc/self/task")) if sys.platform == "linux" else 1,
}))
"""


@pytest.fixture(scope="module")
def preloaded() -> dict[str, object]:
    done = subprocess.run([sys.executable, "-c", PRELOADED], check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


@needs_pango
def test_all_templates_of_reports_are_compiled_for_the_children(preloaded: dict[str, object]) -> None:
    assert preloaded["compiled"] == preloaded["templates"]


@needs_pango
def test_the_style_sheets_of_every_document_are_read_for_the_children(preloaded: dict[str, object]) -> None:
    assert preloaded["read_later"] == 0


@needs_pango
def test_a_forkserver_that_is_ready_has_one_thread(preloaded: dict[str, object]) -> None:
    assert preloaded["threads"] == 1
