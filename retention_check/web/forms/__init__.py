"""Forms: one base for all, Dutch fields that draw themselves, and what they ask of what is typed."""

from retention_check.web.forms.base import BaseForm
from retention_check.web.forms.fields import (
    NO,
    YES,
    CheckboxField,
    DutchDateField,
    ListChoiceField,
    RadioChoiceField,
    TextField,
    UploadField,
    UploadsField,
    WholeNumberField,
)
from retention_check.web.forms.validators import Printable, unprintable_message

__all__ = [
    "NO",
    "YES",
    "BaseForm",
    "CheckboxField",
    "DutchDateField",
    "ListChoiceField",
    "Printable",
    "RadioChoiceField",
    "TextField",
    "UploadField",
    "UploadsField",
    "WholeNumberField",
    "unprintable_message",
]
