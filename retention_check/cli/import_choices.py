"""What a person says of an export on the command line: options of the form KEY=VALUE, and a mapping file."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from retention_check.cli.errors import InputError
from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import BOTH, UNDECIDED, Choices, FileSide, file_side
from retention_check.importers.surveys.understanding import ColumnUse

Options = dict[str, Any]
EVERY_FILE = ""  # in the place of the name of a file


class Pair(click.ParamType[tuple[str, str]]):
    """`KEY=VALUE`, cut at the last `=`: a heading may hold one."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The key and the value, without spaces around them."""
        if isinstance(value, tuple):  # converted before: click may ask twice
            return value
        key, sign, chosen = value.rpartition("=")
        if not sign or not key.strip():
            return self.fail(f'‘{value}’ kan niet. Schrijf het zo: "NAAM=KEUZE".', param, ctx)
        return key.strip(), chosen.strip()


class SideOfFile(click.ParamType[tuple[str, FileSide]]):
    """`young`, of every file, or `FILE=young`."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, FileSide]:
        """The name of the file, empty for every file, and the side."""
        if isinstance(value, tuple):  # converted before: click may ask twice
            return value
        file, _, side = value.rpartition("=")
        if side.strip() not in (*Side, BOTH):
            return self.fail(f"‘{value}’ kan niet. Kies uit: {', '.join((*Side, BOTH))}.", param, ctx)
        return file.strip() or EVERY_FILE, file_side(side.strip())


def choices_of(options: Options, files: Mapping[str, Side | None]) -> Choices:
    """The choices of a mapping file, and over them what the options say; `files` by name, with a side where given.

    What the options say is checked as a mapping file is.
    """
    from retention_check.importers.surveys.mapping_file import write_mapping

    chosen = _over(_mapping(options["mapping"]) if options["mapping"] else UNDECIDED, options, files)
    _checked(write_mapping(chosen).encode())
    return chosen


def _over(chosen: Choices, options: Options, files: Mapping[str, Side | None]) -> Choices:
    said = dict(options["sides"])
    sides = {name: side or said.get(name) or said.get(EVERY_FILE) for name, side in files.items()}
    return replace(
        chosen,
        columns={**chosen.columns, **_pairs(options["columns"])},
        values={**chosen.values, **_pairs(options["groups"])},
        answers={**chosen.answers, **_pairs(options["answers"])},
        sheets={**chosen.sheets, **_pairs(options["sheets"])},
        sides={**chosen.sides, **{name: side for name, side in sides.items() if side}},
        scale=options["scale"] or chosen.scale,
        right_answer=options["right_answer"] or chosen.right_answer,
        order=options["order"] or chosen.order,
        complete_only=options["complete_only"] or chosen.complete_only,
        drop_duplicates=options["drop_duplicates"] or chosen.drop_duplicates,
    )


def by_heading(choices: Choices, columns: Iterable[ColumnUse], typed: Iterable[str]) -> Choices:
    """The same with columns named by their headings that were named by their letters; headings go first."""
    columns = tuple(columns)
    keys, letters = {column.key for column in columns}, {column.letter: column.key for column in columns}
    unknown = [name for name in typed if name not in keys and name.upper() not in letters]
    if unknown and columns:
        raise InputError(*(f"Kolom ‘{name[:60]}’ is er niet. Noem de letter of de hele kop." for name in unknown))
    named = {name if name in keys else letters.get(name.upper(), name): what for name, what in choices.columns.items()}
    return replace(choices, columns=named)


def _pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return dict(pairs)


def _mapping(path: Path) -> Choices:
    from retention_check.cli.inputs import read_bytes

    return _checked(read_bytes(path), f"{path}: ")


def _checked(mapping: bytes, whose: str = "") -> Choices:
    from retention_check.importers.surveys.mapping_file import read_mapping
    from retention_check.studies import load_study

    found = read_mapping(mapping, load_study())
    if isinstance(found, tuple):
        raise InputError(*(f"{whose}{problem}" for problem in found))
    return found
