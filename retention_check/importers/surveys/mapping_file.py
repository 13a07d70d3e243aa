"""The mapping file: what a person decided about an export, as TOML, to use again or to share with a colleague."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import tomli_w

from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.shown_values import SHOWN_LENGTH, is_personal
from retention_check.importers.surveys.choices import (
    BOTH,
    NOBODY,
    OTHER_SCALE,
    STUDY_ORDER,
    THE_FILE,
    Choices,
    ColumnRole,
)
from retention_check.importers.surveys.means.words import Use
from retention_check.importers.surveys.rows.known_words import short_form
from retention_check.importers.surveys.rows.value_words import plain
from retention_check.importers.surveys.understanding import AnswerScale, GroupValue
from retention_check.importers.table import Problem, quoted

LARGEST = 256 * 2**10  # bytes
LONGEST_VALUE = 100  # characters of a group or an answer; longer is text of a person, which is not kept
MOST_DOTS = 100  # outside quotes on a line
MOST_PROBLEMS = 10

HEAD = """\
# Indeling van een enquête, gemaakt met retention-check.
#
# Dit bestand zegt wat u zelf koos. Wat wij zonder u herkenden, staat er niet in: dat herkennen wij weer.
# Er staan geen antwoorden van mensen in. U mag het delen met een collega die dezelfde enquête heeft.
#
# Opnieuw gebruiken:
# - in de browser: kies dit bestand bij ‘Indeling van een vorige keer’ als u de export uploadt;
# - met de opdrachtregel: retention-check import EXPORT --map DIT-BESTAND.toml
#
# columns: kop van de kolom = code van de stelling (R1, M3.2), of group (de groep), age (leeftijd),
#          birth_year (geboortejaar), consent (toestemming), consent_2 (hetzelfde, met 2 als ja),
#          attention (controlevraag) of none (niet gebruiken);
#          in een bestand met gemiddelden: statement (stelling), young, management, n_young, n_management, group,
#          mean (gemiddelde) of n (aantal)
# values:  waarde in de kolom met de groep = young (jonge ambtenaren), management of none (geen van beide)
# answers: antwoord in woorden = het getal waar het voor staat, of leeg als het geen antwoord is
# sides:   * (het bestand) = young, management of both (beide groepen door elkaar)
# sheets:  * (het bestand) = het blad dat wordt gelezen
#          namen van bestanden staan hier niet: daar kan een naam van iemand in staan. Zelf invullen mag
# scale:   1-5, 5-1, 1-10, marks (rapportcijfers) of other (een andere schaal: die lezen wij niet)
# right_answer: het goede antwoord op de controlevraag
# order:   study als genummerde kolommen in de volgorde van het onderzoek staan, of kolommen zoals R1b dezelfde
#          stellingen zijn, of kolommen met een andere vraag, of over wat een ander vindt, toch eigen antwoorden zijn;
#          none als die laatste twee niet gebruikt worden
# complete_only en drop_duplicates: true om alleen afgemaakte formulieren en geen dubbele rijen te gebruiken

"""

TOO_LARGE = f"Dit bestand is te groot voor een indeling: hooguit {LARGEST // 2**10} kB."
NO_TEXT = "Dit bestand is geen indeling: er staat iets anders in. Kies het bestand dat op .toml eindigt."
NO_TOML = (
    "Dit bestand is geen goede indeling: het is geen TOML{where}. Bewaar de indeling opnieuw, of herstel die plek."
)
LEFT_OUT = (
    "Wat u koos bij teksten van enkele mensen, of bij een van meer bestanden, staat niet in de indeling. Er kan een "
    "naam in staan. Dat vragen wij een volgende keer opnieuw."
)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"|\'[^\']*+\'')
_WHERE = re.compile(r"at line (\d+)")

_TABLES = ("columns", "values", "answers", "sides", "sheets")
_TEXTS = ("scale", "right_answer", "order")
_ROLES = tuple(dict.fromkeys((*map(str, ColumnRole), *map(str, Use))))
_SWITCHES = ("complete_only", "drop_duplicates")


def write_mapping(choices: Choices, groups: Collection[GroupValue] = (), files: Collection[str] = ()) -> str:
    """What was decided, and nothing else: a column that was recognised without a person is recognised again.

    Of these `groups` no value is written that few people gave, unless it reads as a group; nor the length of one. Nor
    is the name of a file, for it may be that of a person: of one of `files` it is not needed.
    """
    return HEAD + tomli_w.dumps(_shareable(choices, groups, files))


def leaves_out(choices: Choices, groups: Collection[GroupValue], files: Collection[str]) -> bool:
    """Whether something that was decided is not written, for it might tell of a person."""
    raw, written = choices.to_primitives(), _shareable(choices, groups, files)
    return any(not isinstance(value, bool) and len(written.get(name, "")) < len(value) for name, value in raw.items())


def _shareable(choices: Choices, groups: Collection[GroupValue], files: Collection[str]) -> dict[str, Any]:
    raw = choices.to_primitives()
    rare = {plain(each.value) for each in groups if short_form(each.value, each.rows) != each.value}
    if "values" in raw:
        raw["values"] = {
            value: side
            for value, side in raw["values"].items()
            if plain(value) not in rare and not SHOWN_LENGTH.fullmatch(value)
        }
    for name in ("values", "answers"):
        if name in raw:
            raw[name] = {typed: meaning for typed, meaning in raw[name].items() if not _is_personal(typed)}
    for name in ("sides", "sheets"):
        if name in raw:
            said = [what for file, what in raw[name].items() if [file] == [*files] or file == THE_FILE]
            raw[name] = dict(zip([THE_FILE], said, strict=False))
    if _is_personal(choices.right_answer):
        del raw["right_answer"]
    return {name: value for name, value in raw.items() if value}


def read_mapping(data: bytes, study: Study) -> Choices | tuple[Problem, ...]:
    """What a mapping file decides, or everything in it that cannot be: nothing of a wrong one is used."""
    if len(data) > LARGEST:
        return (Problem(TOO_LARGE),)
    raw = _raw(data)
    if isinstance(raw, Problem):
        return (raw,)
    problems = tuple(_problems(raw, study))
    return problems[:MOST_PROBLEMS] or Choices.from_primitives(raw)


def _is_personal(typed: str) -> bool:
    return len(typed) > LONGEST_VALUE or is_personal(typed)


def _raw(data: bytes) -> Mapping[str, Any] | Problem:
    try:
        text = data.decode("utf-8-sig")
        return Problem(NO_TOML.format(where="")) if _is_endless(text) else tomllib.loads(text)
    except UnicodeDecodeError:
        return Problem(NO_TEXT)
    except tomllib.TOMLDecodeError as error:
        found = _WHERE.search(str(error))
        return Problem(NO_TOML.format(where=f" (kijk bij regel {found[1]})" if found else ""))
    except (RecursionError, ValueError):  # a thousand brackets, a number of thousands of digits
        return Problem(NO_TOML.format(where=""))


def _is_endless(text: str) -> bool:
    """Whether a name is cut by so many dots that tomllib needs minutes for it."""
    return any(_QUOTED.sub("", line).count(".") > MOST_DOTS for line in text.splitlines() if line[:1] != "#")


def _problems(raw: Mapping[str, Any], study: Study) -> Iterable[Problem]:
    allowed = _allowed(study)
    for name, value in raw.items():
        if name in _SWITCHES and not isinstance(value, bool):
            yield Problem(f"Bij {name} hoort true of false, zonder aanhalingstekens.")
        elif name in _TEXTS:
            yield from _text_problems(name, value, allowed)
        elif name in _TABLES:
            yield from _table_problems(name, value, allowed)
        elif name not in _SWITCHES:
            yield Problem(
                f"{quoted(name)} hoort niet in een indeling. Wel: {', '.join((*_TABLES, *_TEXTS, *_SWITCHES))}."
            )


def _text_problems(name: str, value: object, allowed: Mapping[str, tuple[str, ...]]) -> Iterable[Problem]:
    if not isinstance(value, str):
        yield Problem(f"Bij {name} hoort een tekst tussen aanhalingstekens.")
    elif name in allowed and value not in allowed[name]:
        yield Problem(_cannot(value, name, allowed[name]))


def _table_problems(name: str, table: object, allowed: Mapping[str, tuple[str, ...]]) -> Iterable[Problem]:
    if not isinstance(table, dict):
        yield Problem(f"{name} is een tabel: schrijf [{name}] op een eigen regel, met daaronder regels met een =.")
        return
    for key, value in table.items():
        where = f"{quoted(key)} in [{name}]"
        if not isinstance(value, str):
            yield Problem(f"Bij {where} hoort een tekst tussen aanhalingstekens. Zet ook wat voor de = staat ertussen.")
        elif name == "columns" and value not in allowed[name]:
            yield Problem(_cannot(value, where, ("een code (R1, M3.2)", *_ROLES)))
        elif name == "answers" and not _is_answer(value):
            yield Problem(f"{quoted(value)} bij {where} kan niet: schrijf een getal als 4 of 3.25, of laat het leeg.")
        elif name in allowed and value not in allowed[name]:
            yield Problem(_cannot(value, where, allowed[name]))


def _allowed(study: Study) -> Mapping[str, tuple[str, ...]]:
    return {
        "columns": (*study.codes, *_ROLES),
        "values": (*Side, NOBODY),
        "sides": (*Side, BOTH),
        "scale": (*AnswerScale, OTHER_SCALE),
        "order": (STUDY_ORDER, NOBODY),
    }


def _is_answer(value: str) -> bool:
    return bool(re.fullmatch(r"(\d{1,2}([.,]\d{1,4})?)?", value))


def _cannot(value: str, where: str, allowed: Iterable[str]) -> str:
    return f"{quoted(value)} bij {where} kan niet. Kies uit: {', '.join(allowed)}."
