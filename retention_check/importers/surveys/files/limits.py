"""How large an export may be."""

from dataclasses import dataclass

MEGABYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """Bytes of one file and of all together, how many files, cells of one table, and what reading them may take."""

    file: int = 20 * MEGABYTE
    total: int = 50 * MEGABYTE
    files: int = 10
    rows: int = 20_000
    columns: int = 400
    seconds: int = 20
    megabytes: int = 1024


USUAL = Limits()
LARGE = Limits(
    file=400 * MEGABYTE,
    total=800 * MEGABYTE,
    files=50,
    rows=1_000_000,
    columns=2000,
    seconds=240,
    megabytes=4096,
)
