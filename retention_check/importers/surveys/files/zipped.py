"""A zip with one export in it, as survey tools and colleagues send them. For a child."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from retention_check.importers.file_kinds import UNREADABLE_ZIP, kind_of_bytes
from retention_check.importers.surveys.files.limits import MEGABYTE, Limits
from retention_check.importers.surveys.files.spss import FIRST_BYTES
from retention_check.importers.surveys.files.unreadable import DAMAGED, UnreadableFileError
from retention_check.plain_text import one_line

MOST_NAMED = 5  # files of a zip that a message names
LOCKED = "Deze zip heeft een wachtwoord. Pak hem uit met het wachtwoord en kies het bestand met de antwoorden."
NESTED = "In deze zip zit weer een zip. Pak hem uit en kies het bestand met de antwoorden."
NOTHING = "In deze zip zit geen bestand met een tabel. Pak hem uit en kies het Excel- of CSV-bestand met de antwoorden."
_NO_EXPORTS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class ZippedFile:
    """What a zip holds."""

    name: str
    data: bytes


def only_file(data: bytes, limits: Limits) -> ZippedFile:
    """The one file in a zip that may be a table; UnreadableFileError when there are none or more.

    More are not read together: SurveyMonkey packs the same answers several times.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir() and not _is_no_export(part.filename)]
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableFileError(LOCKED)
            return _only(archive, [part for part in parts if _may_be_table(archive, part)], limits)
    except UNREADABLE_ZIP:
        raise UnreadableFileError(DAMAGED) from None


def _is_no_export(name: str) -> bool:
    return any(each in name for each in _NO_EXPORTS) or PurePosixPath(name).name.startswith(("._", "~$"))


def _may_be_table(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as file:
        start = file.read(4096)
    return bool(start.strip()) and (start.startswith(FIRST_BYTES) or not kind_of_bytes(start))


def _only(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], limits: Limits) -> ZippedFile:
    if not parts:
        raise UnreadableFileError(NOTHING)
    if len(parts) > 1:
        named = ", ".join(f"‘{one_line(PurePosixPath(part.filename).name)}’" for part in parts[:MOST_NAMED])
        others = f" en nog {len(parts) - MOST_NAMED}" if len(parts) > MOST_NAMED else ""
        raise UnreadableFileError(
            f"In deze zip zitten {len(parts)} bestanden: {named}{others}. Wij weten niet welk bestand u bedoelt. "
            "Pak de zip uit en kies het bestand met de antwoorden (of twee, als elke groep een eigen bestand heeft)."
        )
    with archive.open(parts[0]) as file:
        data = file.read(limits.file + 1)  # what the zip says of its size may be untrue
    if len(data) > limits.file:
        raise UnreadableFileError(f"Het bestand in deze zip is te groot: hooguit {limits.file // MEGABYTE} MB.")
    return ZippedFile(parts[0].filename, data)
