"""Who answers: our own questionnaire, opened by the link of a group. No cookie, no session, no form token."""

from retention_check.web.respondent import answers, limits, packing, start, state, told
from retention_check.web.respondent.blueprint import SHORT, respondent
from retention_check.web.respondent.short_code import short_code

__all__ = ["SHORT", "limits", "respondent", "short_code"]

MODULES = (start, answers, state, packing, told)
