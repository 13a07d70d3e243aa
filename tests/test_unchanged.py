"""Files and pages are those of version 0.1.0, to the byte or to the word."""

import json
from pathlib import Path

from tests.unchanged import outputs


def test_files_and_pages_are_as_they_were() -> None:
    before = json.loads((Path(__file__).parent / "unchanged.json").read_text("utf-8"))
    now = outputs()
    assert [name for name in before.keys() | now.keys() if before.get(name) != now.get(name)] == []
