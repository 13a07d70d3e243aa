"""What every page behind an answer link can say: who is asked, by whom, and where."""

from typing import Any

from flask import Response, make_response, render_template

from retention_check import dutch
from retention_check.domain.questionnaire import DAYS_KEPT
from retention_check.domain.round import DEFAULT_ROLE
from retention_check.domain.side import Side
from retention_check.store import AnswerPage
from retention_check.web.extensions import study
from retention_check.web.respondent.state import Opened, Stand
from retention_check.web.security_headers import policy

TOWN = "gemeente"
NOBODY_NAMED = "deze gemeente"


def respondent_page(template: str, found: Opened, status: int = 200, **more: Any) -> Response:
    """A page about what this link opens."""
    page = render_template(
        template,
        opened=found,
        Stand=Stand,
        side=found.side,
        is_short=found.page.is_short,
        employer=employer(found.page.municipality),
        role=found.page.role,
        default_role=DEFAULT_ROLE,
        days_kept=DAYS_KEPT,
        **more,
    )
    return make_response(page, status)


def with_requests(response: Response) -> Response:
    """The same page, of which the script may ask this server something, and no other."""
    response.headers["Content-Security-Policy"] = policy(connect_src="'self'")
    return response


def employer(municipality: str) -> str:
    """For whom someone works: 'de gemeente Gouda'."""
    name = municipality.strip()
    if not name:
        return NOBODY_NAMED
    return f"de {dutch.first_small(name)}" if name.lower().startswith(TOWN) else f"de {TOWN} {name}"


def asked_whom(page: AnswerPage) -> str:
    """Who of which group are asked: '12 jonge ambtenaren van de gemeente Gouda, 35 jaar of jonger'."""
    where = employer(page.municipality)
    if page.side is Side.YOUNG:
        who = dutch.plural(page.asked, "jonge ambtenaar", "jonge ambtenaren") if page.asked else "jonge ambtenaren"
        return f"{dutch.first_capital(who)} van {where}, {study().edition.young_age_limit} jaar of jonger"
    who = f"{dutch.plural(page.asked, 'mens', 'mensen')} van het management" if page.asked else "het management"
    role = "" if page.role == DEFAULT_ROLE else f" ({page.role})"
    return f"{dutch.first_capital(who)} van {where}{role}"
