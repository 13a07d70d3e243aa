import os

import pytest

from retention_check.importers.silent_reader import STDERR, silent_reader


def test_what_a_reader_prints_before_it_aborts_is_not_seen_and_what_comes_after_is(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with silent_reader():
        os.write(STDERR, b"stack backtrace:\n")
    os.write(STDERR, b"after\n")
    assert capfd.readouterr().err == "after\n"
