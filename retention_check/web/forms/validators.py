"""What fields ask of what is typed, beyond WTForms' own validators, with messages in Dutch."""

from flask_wtf import FlaskForm
from wtforms import Field, ValidationError
from wtforms.validators import StopValidation

from retention_check import clock, dutch, paths
from retention_check.domain.round import LONGEST_NAME
from retention_check.domain.round_days import can_be_held_on, impossible_day
from retention_check.pdf.fonts import spelled_out, unprintable

MOST_CHARACTERS = 10  # named in one message


class Printable:
    """Text that the report can print, of at most so many characters; `subject` is what the message is about."""

    def __init__(self, longest: int = LONGEST_NAME, subject: str = "Dit") -> None:
        self.longest, self.subject = longest, subject

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Refuse text that is too long or holds a character that no font of ours has."""
        text = field.data or ""
        if len(text) > self.longest:
            raise ValidationError(f"{self.subject} is te lang: gebruik hooguit {self.longest} tekens.")
        if message := unprintable_message(text):
            raise ValidationError(message)


class ValidChoice:
    """One of the field's own choices must be chosen, with a message of ours where WTForms speaks English."""

    def __init__(self, message: str) -> None:
        self.message = message
        self.field_flags = {"required": True}

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Refuse what is not among the choices."""
        if (field.data or "") not in {choice.value for choice in field.iter_choices()}:
            raise StopValidation(self.message)


class DayOfRound:
    """A date on which a round can have been held."""

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Refuse a date before the study or far ahead."""
        if not can_be_held_on(field.data, clock.today()):
            raise StopValidation(dutch.first_capital(impossible_day()))


def unprintable_message(text: str) -> str:
    """Which characters of a text cannot be printed; empty when all can."""
    strange = unprintable(text, paths.resource_dir("static") / "fonts")
    return f"Deze tekens kunnen wij niet afdrukken: {spelled_out(strange[:MOST_CHARACTERS])}" if strange else ""
