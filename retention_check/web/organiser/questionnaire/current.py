"""The questionnaire that a page of 'Zelf vragen' is about."""

from flask import abort, redirect, url_for

from retention_check.store import StoredQuestionnaire
from retention_check.web.current_questionnaire import current_questionnaire


def require_questionnaire() -> StoredQuestionnaire:
    """This round's questionnaire that is open or closed; else on to the page on which one is begun."""
    stored = current_questionnaire()
    if stored is None:
        abort(redirect(url_for("organiser.questionnaire.settings.edit")))
    return stored
