"""The architecture: packages in layers that import downwards only, and a boundary around every outside library."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import retention_check

PACKAGE = Path(retention_check.__file__).parent
LAYERS: dict[str, int] = {
    "cli": 10,
    "app": 9,
    "web": 8,
    "maintenance": 7,
    "store": 6,
    "migrations": 6,
    "report": 6,
    "doctor": 6,
    "charts": 5,
    "round_file": 5,
    "exporters": 4,
    "importers": 4,
    "example": 3,
    "sheet_columns": 2,
    "studies": 2,
    "kept_pdfs": 2,
    "domain": 1,
    "config": 1,
    "pdf": 0,
    "word": 0,
    "dutch": 0,
    "clock": 0,
    "isolation": 0,
    "secret_links": 0,
    "paths": 0,
    "plain_text": 0,
    "atomic_write": 0,
}
HOMES: dict[str, set[str]] = {
    "click": {"cli"},
    "flask": {"web", "app"},
    "flask_wtf": {"web"},
    "wtforms": {"web"},
    "werkzeug": {"web", "app"},
    "itsdangerous": {"web"},
    "sqlalchemy": {"store", "migrations"},
    "alembic": {"store", "migrations"},
    "waitress": {"cli"},
    "ifaddr": {"cli"},
    "segno": {"web"},
    "platformdirs": {"config"},
    "jinja2": {"report", "app"},
    "pandas": {"exporters", "importers"},
    "pyreadstat": {"importers"},
    "rapidfuzz": {"importers"},
    "tomli_w": {"importers"},
    "xlsxwriter": {"exporters"},
    "python_calamine": {"importers"},
    "weasyprint": {"pdf"},
    "pydyf": {"pdf"},
    "fontTools": {"pdf"},
    "pypdfium2": {"pdf"},
    "PIL": {"pdf"},
    "docx": {"word"},
    "lxml": {"word"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def package_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "retention_check":
            yield from (f"retention_check.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""


def by_name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=by_name)
def test_imports_point_down_only(path: Path) -> None:
    package = package_of(path)
    if package == "__init__":
        assert list(imports(path)) == []
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "retention_check" and parts[1] not in (package, "__version__"):
            assert LAYERS[parts[1]] < LAYERS[package], f"{package} may not import {parts[1]}"


@pytest.mark.parametrize("path", MODULES, ids=by_name)
def test_every_outside_library_stays_in_its_home(path: Path) -> None:
    for name in imports(path):
        home = HOMES.get(name.split(".")[0])
        assert home is None or package_of(path) in home, f"{name} does not belong in {package_of(path)}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").rglob("*.py")), ids=by_name)
def test_the_domain_needs_no_library_no_file_and_no_clock(path: Path) -> None:
    for name in imports(path):
        top, *below = name.split(".")
        if top == "retention_check":
            assert below[0] in ("domain", "dutch"), f"the domain may not import {name}"
        else:
            assert top in sys.stdlib_module_names - {"io", "os", "pathlib", "random", "socket", "time"}, name


def test_every_package_has_a_layer() -> None:
    assert {package_of(path) for path in MODULES} - {"__init__"} == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=by_name)
def test_files_and_functions_keep_their_size(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 40, node.name


def test_no_module_is_called_utils_helpers_common_manager_or_service() -> None:
    names = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert not names & {"utils", "util", "helpers", "common", "manager", "service", "services"}


def test_half_of_the_functions_stay_under_twelve_lines() -> None:
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 11


def test_contributing_shows_these_layers() -> None:
    text = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|", text, re.MULTILINE)
    assert [(name, int(layer)) for layer, name in rows] == list(LAYERS.items())
