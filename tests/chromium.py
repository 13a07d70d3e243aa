"""Chromium as the tests and the benchmark start it: where it is, and the flags that keep it from asking anyone."""

import shutil

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
