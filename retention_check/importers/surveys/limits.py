"""How large an export may be."""

from dataclasses import dataclass

MEGABYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """Bytes of one file, and cells of one table."""

    file: int = 20 * MEGABYTE
    rows: int = 20_000
    columns: int = 400
    seconds: int = 20
    megabytes: int = 1024


USUAL = Limits()
LARGE = Limits(file=400 * MEGABYTE, rows=1_000_000, columns=400, seconds=240, megabytes=4096)
