"""Which program prints: a digest of its files and of the libraries that draw, for a PDF is kept by that too."""

import hashlib
import importlib.metadata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from retention_check import paths

LIBRARIES = ("fonttools", "jinja2", "markupsafe", "pydyf", "tinycss2", "tinyhtml5", "weasyprint")


@cache
def program_digest() -> str:
    """A digest that changes with the code, the study, the templates, the style sheets, the fonts and the libraries.

    A version number alone would not do: in a checkout it stays the same from one change to the next.
    """
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    for root in (paths.PACKAGE, paths.resource_dir("templates"), paths.resource_dir("static")):
        for file in sorted(_files(root)):
            digest.update(f"{file.relative_to(root)} {file.stat().st_size}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    return (file for file in root.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return ""
