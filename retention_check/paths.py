"""Where templates and static files lie: beside the package in a checkout, inside it when installed from a wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: str) -> Path:
    """Folder `templates` or `static`; FileNotFoundError when neither place has it."""
    for parent in (PACKAGE, PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise FileNotFoundError(f"no folder {name} in {PACKAGE} or beside it")
