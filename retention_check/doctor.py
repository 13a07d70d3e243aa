"""What this installation has and what it lacks, with the command that mends it."""

import importlib.metadata
import platform
import sys
import tempfile
from dataclasses import dataclass

from retention_check import __version__, isolation, paths, pdf
from retention_check.pdf.fonts import FACES

PACKAGES = (
    "alembic",
    "click",
    "flask",
    "flask-wtf",
    "fonttools",
    "ifaddr",
    "jinja2",
    "pandas",
    "platformdirs",
    "pydyf",
    "python-calamine",
    "segno",
    "sqlalchemy",
    "waitress",
    "weasyprint",
    "wtforms",
    "xlsxwriter",
)
OFFICE = {"pypdfium2": "beelden als PNG", "python-docx": "Word-bestanden"}
OFFICE_INSTALL = 'pip install "retention-check[office]"'
MEGABYTE = 2**20  # a report takes less
TRIAL = pdf.Document(
    "<!doctype html><html lang='nl'><head><title>Proef</title></head><body><h1>Proef</h1></body></html>", {}
)
INSTALL = {
    "linux": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "brew install pango",
    "win32": "winget install MSYS2.MSYS2, then in its shell: pacman -S mingw-w64-x86_64-pango",
}


@dataclass(frozen=True)
class Check:
    """One thing looked at: whether it is fine, what was seen, and the command that mends it."""

    name: str
    is_fine: bool
    detail: str
    remedy: str = ""


def examine() -> list[Check]:
    """Look at Python, the packages, the fonts, and print one trial page."""
    return [
        Check("retention_check", True, __version__),
        Check("Python", sys.version_info >= (3, 11), platform.python_version(), "installeer Python 3.11 of nieuwer"),
        *(_package(name, "pip install retention-check") for name in PACKAGES),
        *(_of_extra(name, what) for name, what in OFFICE.items()),
        _fonts(),
        _printing() if _has_room() else _no_room(),
    ]


def install_command() -> str:
    """The command that installs the system libraries for PDF on this kind of machine."""
    return INSTALL.get(sys.platform, INSTALL["linux"])


def _package(name: str, remedy: str) -> Check:
    try:
        return Check(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(name, False, "niet geïnstalleerd", remedy)


def _of_extra(name: str, what: str) -> Check:
    """A package of the extra `office`: an installation without it lacks nothing that it was asked to have."""
    found = _package(name, OFFICE_INSTALL)
    if found.is_fine:
        return found
    return Check(name, True, f"niet geïnstalleerd; alleen nodig voor {what}: {OFFICE_INSTALL}")


def _fonts() -> Check:
    try:
        folder = paths.resource_dir("static") / "fonts"
    except FileNotFoundError:
        return Check("lettertypen", False, "de map met bestanden is er niet", "pip install .")
    missing = [face.file for face in FACES if not (folder / f"{face.file}.ttf").is_file()]
    detail = f"{len(missing)} van de {len(FACES)} ontbreken" if missing else f"{len(FACES)} letters"
    return Check("lettertypen", not missing, detail, "pip install . (dat haalt ze op)")


def _has_room() -> bool:
    """Whether the system's temporary folder takes a file; printing and reading workbooks need one."""
    try:
        with tempfile.TemporaryFile() as trial:
            trial.write(bytes(MEGABYTE))
            trial.flush()
    except OSError:
        return False
    return True


def _no_room() -> Check:
    return Check(
        "tijdelijke map",
        False,
        "er kan geen bestand in; een PDF maken lukt dan niet",
        "maak ruimte vrij op de schijf, of zet TMPDIR op een map waarin u mag schrijven",
    )


def _printing() -> Check:
    try:
        rendered = isolation.run_isolated(
            pdf.render_pdf, TRIAL, paths.resource_dir("static"), seconds=60, megabytes=3072
        )
    except pdf.MissingLibraryError as error:
        return Check("PDF", False, str(error).splitlines()[0], install_command())
    except isolation.ChildFailedError as error:
        return Check("PDF", False, f"een proefbladzijde maken lukte niet ({error.cause})", install_command())
    except OSError as error:
        return Check("PDF", False, f"een proefbladzijde maken lukte niet ({type(error).__name__})", install_command())
    return Check("PDF", rendered.pages == 1, "een proefbladzijde is gemaakt")
