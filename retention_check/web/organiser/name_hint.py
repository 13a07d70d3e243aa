"""Whether a person's name seems to stand where a role is asked: a hint to who typed it, never a refusal."""

import re
from collections.abc import Iterable

from retention_check.domain.round import Agreement

TITLES = re.compile(
    r"\b(mevrouw|mevr\b|mw\b|dhr\b|meneer|mijnheer|drs\b|ing\.|ir\.|(de|den) heer\b(?! en))", re.IGNORECASE
)
BETWEEN = r"(?:(?:van|de|der|den|ten|ter|te|het|el|la|in|op|aan|’t|'t)\s+){0,3}"
INITIALS = re.compile(rf"\b([A-Z]\.){{1,5}}\s*{BETWEEN}[A-Z][a-zà-ÿ]+")
WORD = r"[A-ZÀ-Ý][a-zà-ÿ’'-]+(-[A-ZÀ-Ý][a-zà-ÿ]+)?"
TWO_CAPITALS = re.compile(rf"\b{WORD}\s+{BETWEEN}{WORD}\b")
PARTS = re.compile(r"[,;/()&+]|\s+(?:en|of|met|samen)\s+")
OF_ROLES = re.compile(  # where one of these stands, two capitals are most likely a role, a team or a department
    r"advis|afdeling|ambtena|bedrijf|beheer|beleid|bestuur|bureau|burger|business|cluster|coach|college|commissie|commun"
    r"|concern|control|co[oö]rdinat|cultuur|directe?|directie|dienst|domein|facilit|financ|gemeente|griff|groep"
    r"|hoofd|human|inkomen|inkoop|innovat|interne|jong|juridi|kwaliteit|leiding|leider|lead|manage|medewerk|mensen"
    r"|netwerk|office|onderneming|ontwikkel|openbare|opleid|organisat|partner|personeel|praktijk|professional|program|projec"
    r"|publiek|raad|recruit|regie|resource|ruimte|secretari|sociaal|staf|strateg|team|trainee|vakgroep|veilig|vertrouwens|vng"
    r"|voorzitter|welzijn|werk|wethouder|wonen|young|zaken|zorg"
)


def with_names(agreements: Iterable[Agreement]) -> list[tuple[int, Agreement]]:
    """The agreements in whose role a name seems to stand, each with its number."""
    return [(number, each) for number, each in enumerate(agreements, 1) if seems_a_name(each.role)]


def seems_a_name(role: str) -> bool:
    """True for 'mevrouw Jansen', 'J. de Vries' and 'Anna de Vries'; not for 'Team Werk en Inkomen' or 'HR'."""
    return any(_is_name(part.strip()) for part in PARTS.split(role))


def _is_name(part: str) -> bool:
    if TITLES.search(part) or INITIALS.search(part):
        return True
    return bool(TWO_CAPITALS.search(part)) and not OF_ROLES.search(part.lower())
