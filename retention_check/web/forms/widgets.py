"""How fields draw themselves: each by a template of the NL Design System, with its label, hint and message."""

from typing import Any

from flask import render_template
from markupsafe import Markup
from wtforms import Field


class TemplateWidget:
    """Draws a field by `templates/forms/<name>.html`; `details` are what that template asks for besides."""

    def __init__(self, name: str, **details: Any) -> None:
        self.template = f"forms/{name}.html"
        self.details = details

    def __call__(self, field: Field, **attributes: Any) -> Markup:
        """The whole field: label, hint, message and control; `attributes` may change the details."""
        details = {name: attributes.get(name, value) for name, value in self.details.items()}
        return Markup(render_template(self.template, field=field, **details))  # noqa: S704 - a rendered template
