"""The form that all forms are: it knows with which status its page answers, and why it was not saved."""

from collections.abc import Callable

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, RadioField, SelectField
from wtforms.fields.core import UnboundField

from retention_check.store import ConflictError, UnavailableError


class BaseForm(FlaskForm):
    """A form on a page of its own; the page answers with `http_status` and shows what was typed once more.

    The one shape of a view: `if form.validate_on_submit()`, do it and redirect; else the page again, with the form's
    status. Where typed text could be lost, `and form.try_save(...)` keeps it on the page.
    """

    form_errors: list[str]
    save_failure = 0  # 409 when someone else saved in between, 503 when the database cannot save now

    @property
    def http_status(self) -> int:
        """200 as it was opened, 422 with a mistake in it, 409 or 503 when it could not be saved."""
        if self.save_failure:
            return self.save_failure
        return 422 if self.errors else 200

    def mistakes(self) -> list[tuple[str, str]]:
        """Every message with the id of the field it is about; empty where it is about the whole form."""
        of_form = [("", message) for message in self.form_errors]
        return of_form + [(_target(field), message) for field in self for message in field.errors]

    def try_save(self, save: Callable[[], object]) -> bool:
        """Whether `save` succeeded; if not, the page says why and keeps what was typed."""
        try:
            save()
        except ConflictError:
            self.save_failure = 409
        except UnavailableError:
            self.save_failure = 503
        return not self.save_failure

    @classmethod
    def sent_label(cls, name: str) -> str | None:
        """What a field is called where all that was sent is shown: '' for what nobody sees, None when it is unknown."""
        field = getattr(cls, name, None)
        if not isinstance(field, UnboundField):
            return None
        return "" if issubclass(field.field_class, HiddenField) else str(next(iter(field.args), name))

    @classmethod
    def sent_text(cls, name: str, text: str) -> str:
        """What was sent in a field, as its page says it: the words of a choice, and 'ja' for a tick."""
        field = getattr(cls, name, None)
        if not isinstance(field, UnboundField):
            return text
        if issubclass(field.field_class, BooleanField):
            return "ja"
        has_choices = issubclass(field.field_class, SelectField) and len(field.args) > 1
        choices = field.args[1] if has_choices and not callable(field.args[1]) else ()
        return next((str(each.label) for each in choices if getattr(each, "value", None) == text), text)


def _target(field: Field) -> str:
    """The id of what a message links to: of radio buttons the first, of what nobody sees nothing."""
    if isinstance(field, HiddenField):
        return ""
    return f"{field.id}-0" if isinstance(field, RadioField) else str(field.id)
