"""What is told of a file that holds no table of answers."""

from pathlib import PurePath

from retention_check.dutch import thousands
from retention_check.importers.surveys.files.limits import MEGABYTE, Limits

DAMAGED = "Dit bestand is beschadigd of niet compleet. Exporteer het opnieuw uit het enquêteprogramma."
EMPTY = "Dit bestand is leeg. Exporteer de antwoorden opnieuw uit het enquêteprogramma."
NO_TABLE = "Dit bestand is geen tabel. Exporteer de antwoorden als Excel-bestand (xlsx) of CSV-bestand en kies dat."
ONE_COLUMN = (
    "In dit bestand staat maar één kolom; zo zien wij niet wat bij elke vraag hoort. "
    "Exporteer de antwoorden als Excel-bestand (xlsx) en kies dat."
)
NO_ANSWERS = (
    "In dit bestand staan kopjes, maar er staan geen antwoorden in. "
    "Exporteer het opnieuw als er antwoorden binnen zijn, en kies alle antwoorden."
)
TAKES_TOO_LONG = (
    "Het lezen van dit bestand duurt te lang. Zet alleen de tabel met antwoorden in een nieuw bestand en kies dat."
)
FAR_AWAY = (
    "Dit bestand kan niet gelezen worden: het is beschadigd, of er staat iets ver buiten de tabel. "
    "Kopieer de tabel naar een nieuw bestand en kies dat."
)
_NAMED = {
    ".sav": "SPSS-bestand",
    ".zsav": "SPSS-bestand",
    ".zip": "zip-bestand",
    ".xlsx": "Excel-bestand",
    ".xlsm": "Excel-bestand",
    ".xls": "Excel-bestand",
    ".ods": "ODS-bestand",
}
ONE_BY_ONE = "Kies de bestanden één voor één om te zien welk bestand het is."


class UnreadableFileError(Exception):
    """A file that holds no table; `message` says in Dutch what it is and what its owner can do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def by_name(message: str, name: str) -> str:
    """The same of a file with this name: of a text that is no table, what its name says that it is."""
    ending = PurePath(name.lower()).suffix
    if message not in (ONE_COLUMN, NO_TABLE) or ending not in _NAMED:
        return message
    return (
        f"Dit is geen {_NAMED[ending]}, al eindigt de naam op {ending}. "
        "Exporteer de antwoorden opnieuw uit het enquêteprogramma."
    )


def over_limits(limits: Limits) -> tuple[str, ...]:
    """Everything that is told of files within no limits: larger ones help."""
    return (
        too_large(limits),
        too_large_together(limits),
        too_many_files(limits),
        too_many_rows(limits),
        too_many_columns(limits),
        TAKES_TOO_LONG,
    )


def too_large(limits: Limits) -> str:
    """What is told of a file with too many bytes."""
    return f"Dit bestand is te groot: het mag hooguit {limits.file // MEGABYTE} MB zijn."


def too_large_together(limits: Limits) -> str:
    """What is told of files with too many bytes."""
    return f"De bestanden zijn samen te groot: hooguit {limits.total // MEGABYTE} MB."


def too_many_files(limits: Limits) -> str:
    """What is told of too many files at once."""
    return f"Dit zijn te veel bestanden: hooguit {limits.files} tegelijk."


def too_many_rows(limits: Limits) -> str:
    """What is told of a table that is too long."""
    return (
        f"Dit bestand heeft te veel rijen: hooguit {thousands(limits.rows)}. "
        "Staat er ver onder de tabel nog iets? Haal dat weg."
    )


def too_many_columns(limits: Limits) -> str:
    """What is told of a table that is too wide."""
    return (
        f"Dit bestand heeft te veel kolommen: hooguit {thousands(limits.columns)}. "
        "Staat er ver rechts van de tabel nog iets? Haal dat weg."
    )
