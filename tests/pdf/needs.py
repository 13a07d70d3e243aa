"""What the tests of PDFs need on the machine; they are skipped without it, and fail without it under CI."""

import os
import shutil

import pytest

UNDER_CI = bool(os.environ.get("CI"))


def has_pango() -> bool:
    try:
        import weasyprint
    except OSError:
        return False
    return bool(weasyprint)


needs_pango = pytest.mark.skipif(
    not UNDER_CI and not has_pango(),
    reason="sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
)
needs_poppler = pytest.mark.skipif(
    not UNDER_CI and shutil.which("pdftotext") is None, reason="sudo apt-get install poppler-utils"
)
