"""Pages beside the rounds: the study and its method, privacy, accessibility, letters."""

from flask import Blueprint, render_template

from retention_check.domain.questionnaire import DAYS_KEPT

blueprint = Blueprint("information", __name__)


@blueprint.get("/over-dit-onderzoek")
def about() -> str:
    """How the study was done and how its figures are read here."""
    return render_template("public/information/about.html")


@blueprint.get("/privacy")
def privacy() -> str:
    """What is kept, for how long, and who sees it."""
    return render_template("public/information/privacy.html", days_kept=DAYS_KEPT)


@blueprint.get("/toegankelijkheid")
def accessibility() -> str:
    """What this product is held to, and where it falls short."""
    return render_template("public/information/accessibility.html")


@blueprint.get("/voorbeeldbrief")
def letter() -> str:
    """Letters for the works council and the data protection officer, one page each."""
    return render_template("public/information/letter.html", days_kept=DAYS_KEPT)
