"""The command line in a process of its own, for what only a process shows."""

import subprocess
import sys
from pathlib import Path
from typing import IO

COMMAND = (sys.executable, "-m", "retention_check.cli")
SECONDS = 120


def run(
    *arguments: str,
    folder: Path,
    command: tuple[str, ...] = COMMAND,
    output: int | IO[bytes] = subprocess.PIPE,
    environment: dict[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Run the command to its end in a folder."""
    return subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env=environment,
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        timeout=SECONDS,
        check=False,
    )
