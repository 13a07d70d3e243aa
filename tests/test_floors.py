"""The house: imports only go down, every outside library has its home, files and functions keep their size."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import retention_check

PACKAGE = Path(retention_check.__file__).parent
FLOORS: dict[str, int] = {
    "cli": 8,
    "app": 7,
    "web": 6,
    "store": 5,
    "migrations": 5,
    "report": 4,
    "doctor": 4,
    "dialogue": 3,
    "charts": 3,
    "intake": 3,
    "export": 3,
    "comparison": 2,
    "assessment": 1,
    "sheet": 1,
    "scores": 1,
    "instrument": 0,
    "conversation": 0,
    "pdf": 0,
    "dutch": 0,
    "child": 0,
    "config": 0,
    "links": 0,
    "places": 0,
    "output": 0,
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
    "platformdirs": {"config"},
    "jinja2": {"report", "app"},
    "pandas": {"export"},
    "xlsxwriter": {"export"},
    "python_calamine": {"intake"},
    "weasyprint": {"pdf"},
    "pydyf": {"pdf"},
    "fontTools": {"pdf"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
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
def test_imports_only_go_down(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert list(imports(path)) == []
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "retention_check" and parts[1] not in (room, "__version__"):
            assert FLOORS[parts[1]] < FLOORS[room], f"{room} may not import {parts[1]}"


@pytest.mark.parametrize("path", MODULES, ids=by_name)
def test_every_outside_library_stays_in_its_home(path: Path) -> None:
    for name in imports(path):
        home = HOMES.get(name.split(".")[0])
        assert home is None or room_of(path) in home, f"{name} does not belong in {room_of(path)}"


def test_every_room_has_a_floor() -> None:
    assert {room_of(path) for path in MODULES} - {"__init__"} == set(FLOORS)


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
