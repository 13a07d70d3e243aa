"""What a person says of an export on the command line: options of the form KEY=VALUE, and a mapping file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from retention_check.cli.errors import InputError
from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import BOTH, UNDECIDED, Choices, FileSide, file_side
from retention_check.importers.surveys.understanding import (
    ColumnUse,
    QuestionTopic,
    Understanding,
    UnfitSheet,
)
from retention_check.importers.table import quoted
from retention_check.plain_text import one_line

Options = dict[str, Any]
OPTION_OF = {"columns": "--column", "values": "--group", "answers": "--answer"}  # of the tables of a mapping
EVERY_FILE = ""  # in the place of the name of a file


class Pair(click.ParamType[tuple[str, str]]):
    """`KEY=VALUE`, cut at the last `=`: a heading may hold one."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The key and the value, without spaces around them."""
        if isinstance(value, tuple):  # converted before: click may ask twice
            return value
        key, sign, chosen = one_line(value).rpartition("=")
        if not sign or not key.strip():
            return self.fail(f'‘{value}’ kan niet. Schrijf het zo: "NAAM=KEUZE".', param, ctx)
        return key.strip(), chosen.strip()


def of_file(typed: str, names: Collection[str]) -> tuple[str, str]:
    """`FILE=VALUE`, cut behind the name of one of the files: both may hold a `=`; no name is EVERY_FILE."""
    text = one_line(typed)
    if named := [name for name in names if text.startswith(f"{name}=")]:
        file = max(named, key=len)
        return file, text[len(file) + 1 :]
    file, _, value = map(str.strip, text.rpartition("="))
    if file and file not in names:
        raise InputError(f"‘{file[:60]}’ is geen van de bestanden: {', '.join(sorted(names))}.")
    return file, value


def choices_of(options: Options, files: Mapping[str, Side | None]) -> Choices:
    """The choices of a mapping file, and over them what the options say; `files` by name, with a side where given.

    What the options say is checked as a mapping file is.
    """
    from retention_check.importers.surveys.mapping_file import write_mapping

    before = _mapping(options["mapping"]).of_files([*files]) if options["mapping"] else UNDECIDED
    chosen = _over(before, options, files)
    _checked(write_mapping(chosen).encode(), by_option=True)
    return chosen


def _over(chosen: Choices, options: Options, files: Mapping[str, Side | None]) -> Choices:
    said = _sides(options["sides"], files)
    sides = {name: side or said.get(name) or said.get(EVERY_FILE) for name, side in files.items()}
    return replace(
        chosen,
        columns={**chosen.columns, **_pairs(options["columns"])},
        values={**chosen.values, **_pairs(options["groups"])},
        answers={**chosen.answers, **_pairs(options["answers"])},
        sheets={**chosen.sheets, **_sheets(options["sheets"], files)},
        sides={**chosen.sides, **{name: side for name, side in sides.items() if side}},
        scale=options["scale"] or chosen.scale,
        right_answer=options["right_answer"] or chosen.right_answer,
        order=options["order"] or chosen.order,
        complete_only=options["complete_only"] or chosen.complete_only,
        drop_duplicates=options["drop_duplicates"] or chosen.drop_duplicates,
    )


def _sides(typed: Iterable[str], files: Mapping[str, Side | None]) -> dict[str, FileSide]:
    said = dict(of_file(each, files) for each in typed)
    if EVERY_FILE in said and any(files.values()):
        raise InputError("Kies --side, of --young en --management, niet allebei.")
    if wrong := [side for side in said.values() if side not in (*Side, BOTH)]:
        raise InputError(*(f"--side: ‘{side[:60]}’ kan niet. Kies uit: {', '.join((*Side, BOTH))}." for side in wrong))
    return {file: file_side(side) for file, side in said.items()}


def _sheets(typed: Iterable[str], files: Collection[str]) -> dict[str, str]:
    said = dict(of_file(each, files) for each in typed)
    if EVERY_FILE in said:
        raise InputError(f'--sheet: ‘{said[EVERY_FILE][:60]}’ kan niet. Schrijf het zo: "BESTAND=BLAD".')
    return said


def by_heading(choices: Choices, columns: Iterable[ColumnUse], typed: Iterable[str]) -> Choices:
    """The same with columns named by their headings that were named by their letters; headings go first."""
    columns = tuple(columns)
    keys, letters = {column.key for column in columns}, {column.letter: column.key for column in columns}
    unknown = [name for name in typed if name not in keys and name.upper() not in letters]
    if unknown and columns:
        raise InputError(*(f"Kolom ‘{name[:60]}’ is er niet. Noem de letter of de hele kop." for name in unknown))
    named = {name if name in keys else letters.get(name.upper(), name): what for name, what in choices.columns.items()}
    return replace(choices, columns=named)


def refuse_unfit(found: Understanding, choices: Choices, options: Options, files: Collection[str]) -> None:
    """End the command where what was said cannot be: a typed sheet that is not there, a number off the scale."""
    typed = _sheets(options["sheets"], files)
    sheets = [remark for remark in found.remarks if isinstance(remark, UnfitSheet) and remark.file in typed]
    if told := (*sheets, *_off_the_scale(found, choices)):
        raise InputError(*told)


def _off_the_scale(found: Understanding, choices: Choices) -> Iterator[str]:
    """What is asked again because the number that was given for it, also in a mapping, is not on the scale."""
    numbers = {one_line(word).casefold(): number for word, number in choices.answers.items() if number}
    for question in found.questions:
        number = numbers.get(question.about.casefold()) if question.topic is QuestionTopic.ANSWER else None
        possible = [option.value for option in question.options if option.value]
        if number and number not in possible:
            yield f"Het antwoord {quoted(question.about)} kan geen {number} zijn. Kies uit: {', '.join(possible)}."


def _pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return dict(pairs)


def _mapping(path: Path) -> Choices:
    from retention_check.cli.inputs import read_bytes

    return _checked(read_bytes(path), f"{path}: ")


def _checked(mapping: bytes, whose: str = "", *, by_option: bool = False) -> Choices:
    """What a mapping says; in what is wrong with it options have their own names where they were typed."""
    from retention_check.importers.surveys.mapping_file import read_mapping
    from retention_check.studies import load_study

    found = read_mapping(mapping, load_study())
    if isinstance(found, tuple):
        told = [f"{whose}{problem}" for problem in found]
        for table, option in OPTION_OF.items() if by_option else ():
            told = [each.replace(f" in [{table}]", f" ({option})") for each in told]
        raise InputError(*told)
    return found
