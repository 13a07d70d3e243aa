"""What the user gave on the command line: read and checked; every mistake is told in Dutch, with exit status 2."""

import datetime
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from retention_check import intake
from retention_check.round import Agreement, Round, ManagementForm
from retention_check.domain.comparison import Comparison, compare
from retention_check.config import SettingError, Settings
from retention_check.domain.study import DEFAULT_SCALE, SCALES, Side, load_study
from retention_check.importers.agreements import read_agreements
from retention_check.importers.table import LARGEST_FILE
from retention_check.domain.scores import THRESHOLD, WithheldCause

LONGEST_NAME = 80
ROLES = {ManagementForm.QUESTIONNAIRE: "management", ManagementForm.AGREED: "gemeentesecretaris"}


def refuse(*compared_items: str) -> NoReturn:
    """Say what is wrong, one line each on standard error, and stop with exit status 2."""
    for compared in compared_items:
        click.quoted(compared, err=True)
    sys.exit(2)


def read_comparison(given: dict[str, Any], day: datetime.date, municipality: str = "") -> Comparison:
    """Read the sheet and put it beside the benchmark; every mistake ends with exit status 2."""
    form = ManagementForm(given["management"])
    if form is ManagementForm.AGREED and given["n_management"] is not None:
        refuse("Bij een afgestemde score (--management agreed) hoort geen aantal (--n-management).")
    role = ROLES[form] if given["role"] is None else check_name("rol", given["role"])
    scale = SCALES.get(given["scale"] or "")
    sizes = {Side.YOUNG: given["n_young"], Side.MANAGEMENT: given["n_management"]}
    reading = intake.read_sheet(read_bytes(given["sheet"]), intake.SheetOptions(scale, sizes, form))
    if reading.problems:
        refuse(*(str(problem) for problem in reading.problems))
    for remark in reading.remarks:
        click.quoted(remark, err=True)
    round = Round(
        reading.entries,
        day,
        municipality,
        scale or DEFAULT_SCALE,
        form,
        role,
        given["staff"],
        read_agreements_file(given.get("agreements")),
    )
    compared = compare(round, load_study(), max(given["threshold"] or THRESHOLD, settings().threshold))
    check_staff(compared)
    tell_withheld(compared)
    return compared


def today() -> datetime.date:
    """The calendar day of the user."""
    return datetime.date.today()  # noqa: DTZ011


def read_rounds(given: dict[str, Any], municipality: str) -> tuple[Comparison, Comparison | None]:
    """This round and the previous one if there is a sheet of it; without a sheet the country alone."""
    day = given["day"].date() if given["day"] else today()
    if given["sheet"] is None:
        if given["previous"]:
            refuse("Een vorige ronde (--previous) vergelijken kan alleen met een scoreblad van deze ronde.")
        round = Round((), day, municipality, agreements=read_agreements_file(given["agreements"]))
        return compare(round, load_study(), settings().threshold), None
    compared = read_comparison(given, day, municipality)
    if given["previous"] is None:
        return compared, None
    before = {
        **given,
        "sheet": given["previous"],
        "agreements": None,
        "staff": None,
        "n_young": None,
        "n_management": None,
    }
    before["management"] = given["previous_management"] or given["management"]
    then = given["previous_date"].date() if given["previous_date"] else None
    if then is None or then >= day:
        refuse("Geef de datum van de vorige ronde met --previous-date; die ligt vóór deze ronde.")
    return compared, read_comparison(before, then, municipality)


def read_agreements_file(path: Path | None) -> tuple[Agreement, ...]:
    """The agreements to print; none without a file."""
    if path is None:
        return ()
    found, problems = read_agreements(read_bytes(path))
    if problems:
        refuse(*(str(problem) for problem in problems))
    for agreement in found:
        for text in (agreement.what, agreement.role, agreement.when, agreement.how):
            check_characters("lijst met afspraken", text)
    return found


def need_young(compared: Comparison) -> None:
    """A poster without management has something to show only with scores of young staff."""
    if not compared.has(Side.YOUNG):
        refuse("Zonder scores van jonge ambtenaren blijft een poster zonder management leeg.")


def exists(path: Path) -> bool:
    """True when a file is there; a name that cannot be a file's ends with exit status 2."""
    try:
        return path.exists()
    except OSError as error:
        refuse(f"{str(path)[:80]} kan geen bestand zijn: {error.strerror or error}.")


def make_folder(path: Path) -> None:
    """Make a folder that may be there already."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"De map {path} kan niet gemaakt worden: {error.strerror or error}.")


def to_standard_output(data: bytes) -> None:
    """Write to standard output; a full disk or a closed pipe ends with exit status 2."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        refuse(f"De uitvoer kan niet geschreven worden: {error.strerror or error}.")


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
    name = " ".join(name.split())
    if not name:
        refuse(f"De {what} is leeg.")
    if len(name) > LONGEST_NAME:
        refuse(f"De {what} is te lang: hooguit {LONGEST_NAME} tekens.")
    check_characters(what, name)
    return name


def check_characters(what: str, text: str) -> None:
    """Characters outside the embedded fonts end the command with exit status 2."""
    from retention_check.pdf.fonts import unprintable
    from retention_check.report import static_folder

    if strange := unprintable(text, static_folder() / "fonts"):
        listed = " ".join(character if character.isprintable() else f"U+{ord(character):04X}" for character in strange)
        refuse(f"De {what} heeft tekens die wij niet kunnen afdrukken: {listed}")


def check_topics(text: str) -> tuple[str, ...]:
    """Codes of topics such as `R3,M3.2`; an unknown code ends with exit status 2."""
    known = {item.code for item in load_study().items}
    codes = tuple(dict.fromkeys(code.strip().upper() for code in text.split(",") if code.strip()))
    if unknown := [code for code in codes if code not in known]:
        refuse(f"Onbekend onderwerp: {', '.join(unknown)[:200]}. Onderwerpen zijn R1 tot R10 en M1.1 tot M10.4.")
    return codes


def check_staff(compared: Comparison) -> None:
    """More answers than staff is a mistake."""
    answers, staff = compared.respondents(Side.YOUNG), compared.round.staff
    if staff is not None and answers is not None and answers > staff:
        refuse(f"Er zijn {answers} antwoorden van jonge ambtenaren, maar volgens --staff werken er maar {staff}.")


def tell_withheld(compared: Comparison) -> None:
    """One line on standard error for each side and reason, with the option that helps; never a figure."""
    names = {Side.YOUNG: "jonge ambtenaren", Side.MANAGEMENT: "het management"}
    for side in Side:
        for why, items in compared.withheld(side).items():
            helps = (
                f"Geef het aantal met --n-{side}{' of kies --management agreed' if side is Side.MANAGEMENT else ''}."
                if why is WithheldCause.UNKNOWN
                else f"Een score is er vanaf {compared.threshold} antwoorden."
            )
            click.quoted(f"Niet getoond bij {names[side]}, {why} ({len(items)}×). {helps}", err=True)
