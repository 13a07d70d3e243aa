"""Finding the system libraries of WeasyPrint: by the loader where it can, as WeasyPrint does elsewhere."""

import ctypes.util
import subprocess
import sys

import pytest

from retention_check.pdf import libraries
from tests.pdf.needs import needs_pango

# Prints how many programs are started while the renderer is loaded, and whether it is there.
STARTED = """
import sys
started = []
sys.addaudithook(lambda event, arguments: started.append(arguments) if event == "subprocess.Popen" else None)
from retention_check import pdf
pdf.load_renderer()
print(len(started), "weasyprint" in sys.modules)
"""


@needs_pango
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no program is asked for libraries")
def test_loading_the_renderer_starts_no_other_program() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED], check=True, capture_output=True, text=True)
    assert done.stdout == "0 True\n"


def test_libraries_are_found_as_before_afterwards() -> None:
    before = ctypes.util.find_library
    with pytest.raises(OSError, match="weg"), libraries.found_by_loader():
        raise OSError("weg")
    assert ctypes.util.find_library is before


def test_where_the_loader_does_not_find_pango_others_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "PANGO", "libnergens.so.0")
    before = ctypes.util.find_library
    with libraries.found_by_loader():
        assert ctypes.util.find_library is before
