"""What the user gave on the command line: read and checked; every mistake is told in Dutch, with exit status 2."""

import datetime
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from retention_check import intake
from retention_check.assessment import Assessment, ManagementForm
from retention_check.comparison import Comparison, compare
from retention_check.config import SettingError, Settings
from retention_check.instrument import DEFAULT_SCALE, SCALES, Side, load_benchmark
from retention_check.intake.table import LARGEST_FILE
from retention_check.scores import THRESHOLD, Why

LONGEST_NAME = 80
ROLES = {ManagementForm.QUESTIONNAIRE: "management", ManagementForm.AGREED: "gemeentesecretaris"}


def refuse(*lines: str) -> NoReturn:
    """Say what is wrong, one line each on standard error, and stop with exit status 2."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)


def read_comparison(given: dict[str, Any], day: datetime.date, municipality: str = "") -> Comparison:
    """Read the sheet and put it beside the benchmark; every mistake ends with exit status 2."""
    form = ManagementForm(given["management"])
    if form is ManagementForm.AGREED and given["n_management"] is not None:
        refuse("Bij een afgestemde score (--management agreed) hoort geen aantal (--n-management).")
    role = ROLES[form] if given["role"] is None else check_name("rol", given["role"])
    scale = SCALES.get(given["scale"] or "")
    sizes = {Side.YOUNG: given["n_young"], Side.MANAGEMENT: given["n_management"]}
    reading = intake.read_sheet(read_bytes(given["sheet"]), intake.Options(scale, sizes, form))
    if reading.problems:
        refuse(*(str(problem) for problem in reading.problems))
    for remark in reading.remarks:
        click.echo(remark, err=True)
    about = Assessment(
        reading.entries,
        day,
        municipality,
        scale or DEFAULT_SCALE,
        form,
        role,
        given["staff"],
    )
    compared = compare(about, load_benchmark(), max(given["threshold"] or THRESHOLD, settings().threshold))
    check_staff(compared)
    tell_withheld(compared)
    return compared


def read_bytes(path: Path) -> bytes:
    """Content of the user's file; a clear message when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        refuse(f"{path} bestaat niet.")
    except OSError as error:
        refuse(f"{path} kan niet gelezen worden: {error.strerror or error}.")


def settings() -> Settings:
    """Settings from the environment; a mistake in them ends with exit status 2."""
    try:
        return Settings.from_environment()
    except SettingError as error:
        refuse(str(error))


def check_name(what: str, name: str) -> str:
    """A name that can be printed on one line; else the command ends with exit status 2."""
    from retention_check.pdf.fonts import unprintable
    from retention_check.report import static_folder

    name = " ".join(name.split())
    if not name:
        refuse(f"De {what} is leeg.")
    if len(name) > LONGEST_NAME:
        refuse(f"De {what} is te lang: hooguit {LONGEST_NAME} tekens.")
    if strange := unprintable(name, static_folder() / "fonts"):
        listed = " ".join(character if character.isprintable() else f"U+{ord(character):04X}" for character in strange)
        refuse(f"De {what} heeft tekens die wij niet kunnen afdrukken: {listed}")
    return name


def check_topics(text: str) -> tuple[str, ...]:
    """Codes of topics such as `R3,M3.2`; an unknown code ends with exit status 2."""
    known = {item.code for item in load_benchmark().items}
    codes = tuple(dict.fromkeys(code.strip().upper() for code in text.split(",") if code.strip()))
    if unknown := [code for code in codes if code not in known]:
        refuse(f"Onbekend onderwerp: {', '.join(unknown)[:200]}. Onderwerpen zijn R1 tot R10 en M1.1 tot M10.4.")
    return codes


def check_staff(compared: Comparison) -> None:
    """More answers than staff is a mistake."""
    answers, staff = compared.respondents(Side.YOUNG), compared.assessment.staff
    if staff is not None and answers is not None and answers > staff:
        refuse(f"Er zijn {answers} antwoorden van jonge ambtenaren, maar volgens --staff werken er maar {staff}.")


def tell_withheld(compared: Comparison) -> None:
    """One line on standard error for each side and reason, with the option that helps; never a figure."""
    names = {Side.YOUNG: "jonge ambtenaren", Side.MANAGEMENT: "het management"}
    for side in Side:
        for why, items in compared.withheld(side).items():
            helps = (
                f"Geef het aantal met --n-{side}{' of kies --management agreed' if side is Side.MANAGEMENT else ''}."
                if why is Why.UNKNOWN
                else f"Een score is er vanaf {compared.threshold} antwoorden."
            )
            click.echo(f"Niet getoond bij {names[side]}, {why} ({len(items)}×). {helps}", err=True)
