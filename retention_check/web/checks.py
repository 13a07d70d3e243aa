"""What every form asks of its fields, with messages in Dutch."""

from collections.abc import Callable, Sequence
from datetime import date

from flask_wtf import FlaskForm
from wtforms import Field, StringField, ValidationError
from wtforms.validators import DataRequired, StopValidation

from retention_check import dutch
from retention_check.pdf.fonts import unprintable
from retention_check.report import static_folder

LONGEST_NAME = 80
EARLIEST = date(2020, 1, 1)

Check = Callable[[FlaskForm, Field], None]


def one_line(text: str | None) -> str:
    """Typed text without line breaks and needless spaces."""
    return " ".join((text or "").split())


def filled(message: str) -> DataRequired:
    """Something must stand here."""
    return DataRequired(message)


def printable_document(longest: int = LONGEST_NAME) -> Check:
    """Text that the report can print, of at most so many characters."""

    def check(_form: FlaskForm, field: Field) -> None:
        text = field.data or ""
        if len(text) > longest:
            raise ValidationError(f"Dit is te lang: gebruik hooguit {longest} tekens.")
        if strange := unprintable(text, static_folder() / "fonts"):
            raise ValidationError(f"Deze tekens kunnen wij niet afdrukken: {named(strange)}")

    return check


class among:  # noqa: N801 - used as WTForms' own validators are
    """One of the choices of the field must be chosen."""

    def __init__(self, message: str) -> None:
        self.message = message
        self.field_flags = {"required": True}

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Refuse what is not among the choices."""
        if (field.data or "") not in {choice.value for choice in field.iter_choices()}:
            raise StopValidation(self.message)


def named(strange: Sequence[str]) -> str:
    """Characters that cannot be printed, those that cannot be seen by their number."""
    return " ".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in strange[:10])


def whole(low: int, high: int, what: str) -> Check:
    """A whole number between two bounds, or nothing."""

    def check(_form: FlaskForm, field: Field) -> None:
        text = field.data or ""
        if text and not (text.isascii() and text.isdigit() and len(text) < 9 and low <= int(text) <= high):
            raise StopValidation(f"{what} is een heel getal van {low} tot {dutch.thousands(high)}.")

    return check


def whole_number(field: StringField) -> int | None:
    """A checked field as a number, None when nothing was typed."""
    return int(field.data) if field.data else None


def day(_form: FlaskForm, field: Field) -> None:
    """A date that can be the date of a round."""
    found = dutch.read_date(field.data or "")
    if found is None:
        raise StopValidation("Dit is geen datum. Schrijf een datum als 21-11-2026.")
    if not EARLIEST <= found <= date(found.today().year + 5, 12, 31):
        raise StopValidation(f"Deze datum kan niet kloppen: kies een datum vanaf {dutch.date(EARLIEST)}.")
