"""Fields as Dutch readers know them; a date or a number is parsed here, once, and `.data` is the value."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from flask_wtf.file import FileField, MultipleFileField
from wtforms import BooleanField, Field, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import StopValidation

from retention_check import dutch
from retention_check.web.forms.validators import ValidChoice
from retention_check.web.forms.widgets import TemplateWidget

NO_DATE = "Dit is geen datum. Schrijf een datum als 21-11-2026."
YES, NO = "ja", "nee"  # as they stand in an address or a form
DATE_HINT = "Bijvoorbeeld 21 november 2026 of 21-11-2026."

Validators = Sequence[Callable[[Any, Field], None]]


def one_line(text: str | None) -> str:
    """Typed text without line breaks and needless spaces."""
    return " ".join((text or "").split())


class TextField(StringField):
    """A line of text. `width` is '' (as wide as the form allows), 'short' or 'medium'."""

    def __init__(self, label: str, validators: Validators = (), width: str = "", **options: Any) -> None:
        super().__init__(label, validators, filters=[one_line], widget=TemplateWidget("text", width=width), **options)


class TypedField(Field):
    """A value that is typed as text; what cannot be read stays as it was typed, with a message."""

    data: Any

    def _value(self) -> str:
        if self.raw_data:
            return one_line(self.raw_data[0])
        return "" if self.data is None else self.as_text(self.data)

    def process_formdata(self, valuelist: list[str]) -> None:
        """The typed text as a value, None when nothing was typed."""
        text = one_line(valuelist[0]) if valuelist else ""
        self.data = self.read(text) if text else None

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """A text that is no value has its message; nothing further is asked of it."""
        if self.process_errors:
            raise StopValidation

    def read(self, text: str) -> object:
        """The value of a text; ValueError with a message in Dutch."""
        raise NotImplementedError

    def as_text(self, value: Any) -> str:
        """A value as it is typed."""
        return str(value)


class DutchDateField(TypedField):
    """A date that is typed: a native date field is hard to use with a keyboard and speaks the browser's language."""

    widget = TemplateWidget("text", width="date")

    def __init__(self, label: str, validators: Validators = (), **options: Any) -> None:
        super().__init__(label, validators, **({"description": DATE_HINT} | options))

    def read(self, text: str) -> date:
        """'21-11-2026', '21 nov 2026', '21 november 2026' or '2026-11-21' as a date."""
        try:
            return dutch.read_date(text)
        except dutch.DateError as error:
            raise ValueError(str(error) or NO_DATE) from error

    def as_text(self, value: date) -> str:
        """A date in full: '21 november 2026'."""
        return dutch.date(value)


class WholeNumberField(TypedField):
    """A whole number between two bounds, or nothing; `subject` is what its message is about, `advice` ends it."""

    widget = TemplateWidget("text", width="short")

    def __init__(self, label: str, low: int, high: int, subject: str, advice: str = "", **options: Any) -> None:
        super().__init__(label, **options)
        self.low, self.high = low, high
        self.message = f"{subject} is een heel getal van {low} tot {dutch.thousands(high)}.{advice}"

    def read(self, text: str) -> int:
        """A number in figures alone, for a point or comma could mean two things."""
        if not (text.isascii() and text.isdigit() and len(text) < 9 and self.low <= int(text) <= self.high):
            raise ValueError(self.message)
        return int(text)


class RadioChoiceField(RadioField):
    """One of some choices, with a message when none is chosen; without a message it may be left open.

    `hints` explain choices by their value.
    """

    widget = TemplateWidget("radios")

    def __init__(
        self,
        label: str,
        choices: Sequence[SelectChoice | str],
        message: str,
        hints: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        validators = [ValidChoice(message)] if message else []
        super().__init__(label, validators, choices=list(choices), validate_choice=False, **options)
        self.hints = dict(hints or {})


class ListChoiceField(SelectField):
    """One of many choices, in a list that opens; one is always chosen."""

    widget = TemplateWidget("select")

    def __init__(self, label: str, choices: Sequence[SelectChoice], message: str, **options: Any) -> None:
        super().__init__(label, [ValidChoice(message)], choices=list(choices), validate_choice=False, **options)


class CheckboxField(BooleanField):
    """One tick, with its label behind it."""

    widget = TemplateWidget("checkbox")


class UploadField(FileField):
    """A file to choose; `accept` lists the endings that a browser offers."""

    def __init__(self, label: str, validators: Validators = (), accept: str = "", **options: Any) -> None:
        super().__init__(label, validators, widget=TemplateWidget("file", accept=accept, several=False), **options)


class UploadsField(MultipleFileField):
    """One or more files to choose."""

    def __init__(self, label: str, validators: Validators = (), accept: str = "", **options: Any) -> None:
        super().__init__(label, validators, widget=TemplateWidget("file", accept=accept, several=True), **options)
