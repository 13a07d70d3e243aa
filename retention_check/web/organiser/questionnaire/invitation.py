"""Texts to copy into a mail: one for each group, with its link."""

from retention_check.domain.side import Side
from retention_check.web.organiser.questionnaire.printing import mail_texts


def invitation_texts() -> dict[Side, str]:
    """The mail for each group whose link others can open, its subject first."""
    return {mail.side: f"Onderwerp: {mail.invitation}" for mail in mail_texts()}
