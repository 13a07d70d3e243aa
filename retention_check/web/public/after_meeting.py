"""After a meeting: thanks to who led it, whose link opens nothing any more."""

from flask import Blueprint, render_template

blueprint = Blueprint("after_meeting", __name__)


@blueprint.get("/leiden/afgelopen")
def show() -> str:
    """The meeting is over, and what is left to do."""
    return render_template("public/after_meeting/show.html")
