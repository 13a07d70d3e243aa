"""What is said of rows and roles, in Dutch: why a row does not count, what a column is, what was taken for granted."""

import shlex
from collections.abc import Mapping, Sequence

from retention_check import dutch
from retention_check.domain.side import Side
from retention_check.importers.surveys.answers.shown_values import shortened
from retention_check.importers.surveys.choices import BOTH, NOBODY, ColumnRole
from retention_check.importers.surveys.survey_table import SurveyColumn
from retention_check.importers.surveys.understanding import Assumption, ExclusionCause, Option, QuestionTopic, Routine

ROLE: Mapping[ColumnRole, str] = {
    ColumnRole.GROUP: "groep",
    ColumnRole.AGE: "leeftijd",
    ColumnRole.BIRTH_YEAR: "geboortejaar",
    ColumnRole.CONSENT: "toestemming",
    ColumnRole.CONSENT_BY_TWO: "toestemming, met 2 als ja",
    ColumnRole.ATTENTION: "controlevraag",
    ColumnRole.NONE: "niet gebruikt",
}
_ABOUT: Mapping[ColumnRole, str] = {
    ColumnRole.AGE: "de leeftijd van wie de enquête invulde",
    ColumnRole.BIRTH_YEAR: "het geboortejaar van wie de enquête invulde",
    ColumnRole.CONSENT: "toestemming om mee te doen aan de enquête",
}
SIDE: Mapping[Side, str] = {Side.YOUNG: "jonge ambtenaren", Side.MANAGEMENT: "management"}
SIDE_OPTIONS = tuple(Option(str(side), words) for side, words in SIDE.items())
BOTH_OPTION = Option(BOTH, "beide groepen door elkaar")
NOBODY_OPTION = Option(NOBODY, "geen van beide: deze rijen tellen niet mee")

# behind 'Rij 12:'
WHY: Mapping[ExclusionCause, str] = {
    ExclusionCause.PREVIEW: "is een proefantwoord van de maker",
    ExclusionCause.NO_CONSENT: "gaf geen toestemming",
    ExclusionCause.NO_GROUP: "zei niet bij welke groep",
    ExclusionCause.OTHER_ROLE: "heeft een andere functie",
    ExclusionCause.TOO_OLD: "is ouder dan {limit}",
    ExclusionCause.FAILED_CHECK: "had de controlevraag fout",
    ExclusionCause.NO_ANSWERS: "gaf op geen enkele stelling antwoord",
    ExclusionCause.UNFINISHED: "maakte de enquête niet af",
    ExclusionCause.SAME_ID: "heeft hetzelfde nummer als een andere rij",
    ExclusionCause.DUPLICATE: "is gelijk aan een andere rij",
    ExclusionCause.OTHER_FILE: "staat ook in een ander bestand of blad",
}
# behind '3 rijen:'
WHY_MANY: Mapping[ExclusionCause, str] = {
    ExclusionCause.PREVIEW: "zijn proefantwoorden van de maker",
    ExclusionCause.NO_CONSENT: "gaven geen toestemming",
    ExclusionCause.NO_GROUP: "zeiden niet bij welke groep",
    ExclusionCause.OTHER_ROLE: "hebben een andere functie",
    ExclusionCause.TOO_OLD: "zijn ouder dan {limit}",
    ExclusionCause.FAILED_CHECK: "hadden de controlevraag fout",
    ExclusionCause.NO_ANSWERS: "gaven op geen enkele stelling antwoord",
    ExclusionCause.UNFINISHED: "maakten de enquête niet af",
    ExclusionCause.SAME_ID: "hebben hetzelfde nummer als een andere rij",
    ExclusionCause.DUPLICATE: "zijn gelijk aan een andere rij",
    ExclusionCause.OTHER_FILE: "staan ook in een ander bestand of blad",
}


def why(cause: ExclusionCause, rows: int, limit: int) -> str:
    """Why these rows do not count: 'gaf geen toestemming', 'zijn ouder dan 35'; young is up to and with `limit`."""
    return (WHY if rows == 1 else WHY_MANY)[cause].format(limit=limit)


def listed(values: Sequence[str], most: int = 6) -> str:
    """Values between quotation marks, the first few of many."""
    words = [f"‘{shortened(value)}’" for value in values[:most]]
    return dutch.listing([*words, f"nog {len(values) - most}"] if len(values) > most else words)


def asked_value(heading: str, value: str, rows: int) -> str:
    """Which group a value is."""
    times = dutch.plural(rows, "rij", "rijen")
    return f"In de kolom ‘{shortened(heading)}’ staat bij {times} ‘{shortened(value)}’. Welke groep is dat?"


def asked_group_column(headings: Sequence[str]) -> str:
    """Which column tells the group."""
    return f"Meer kolommen kunnen de groep zeggen: {listed(headings)}. Welke kolom moeten wij gebruiken?"


def asked_side(file: str, contradicted_by: str = "") -> str:
    """Which group filled in a file."""
    if contradicted_by:
        column = shortened(contradicted_by)
        return (
            f"De naam van ‘{file}’ en de kolom ‘{column}’ zeggen niet hetzelfde. "
            "Welke groep vulde dit bestand in? Of kies de kolom die de groep zegt."
        )
    return f"Geen kolom in ‘{file}’ zegt wie jonge ambtenaar is en wie management. Welke groep vulde dit bestand in?"


def in_own_words(column: SurveyColumn) -> Option:
    """That a column tells the group, in words that we do not know."""
    text = f"dat zegt kolom {column.letter}: {shortened(column.heading.text)}"
    return Option(column.key, text, QuestionTopic.GROUP_COLUMN)


def no_group(file: str) -> str:
    """People of both groups, and nothing that tells them apart."""
    return (
        f"In ‘{file}’ staan beide groepen door elkaar, en geen kolom zegt wie bij welke groep hoort. Zo kunnen wij "
        "dit bestand niet gebruiken. Exporteer de enquête opnieuw, met de vraag naar de groep erbij, of maak een "
        "bestand per groep. Staat de groep toch in een kolom? Kies dan die kolom."
    )


def asked_role(heading: str, role: ColumnRole, out: int = 0, rows: int = 0) -> str:
    """Whether a column has a role, where another may have it too or its values are not as they are expected."""
    if role is ColumnRole.GROUP:
        return f"Zegt de kolom ‘{shortened(heading)}’ bij welke groep iemand hoort? Wij weten het niet zeker."
    asked = f"Gaat de kolom ‘{shortened(heading)}’ over {_ABOUT.get(role, ROLE[role])}? Wij weten het niet zeker."
    if not out:
        return asked
    counts = "telt" if out == 1 else "tellen"
    return f"{asked} Zo ja, dan {counts} {dutch.thousands(out)} van de {dutch.plural(rows, 'rij', 'rijen')} niet mee."


def asked_consent_codes(heading: str, ones: int, twos: int) -> str:
    """Which code is the yes to taking part: most people said yes, so that 1 would leave out many."""
    one, two = (dutch.plural(rows, "rij", "rijen") for rows in (ones, twos))
    return (
        f"In de kolom ‘{shortened(heading)}’ staat een 1 bij {one} en een 2 bij {two}. Welk cijfer betekent ja, ik doe "
        "mee? De andere rijen tellen niet mee."
    )


def asked_right_answer(heading: str) -> str:
    """What passes the attention check."""
    return f"‘{shortened(heading)}’ lijkt een controlevraag. Wat is daar het goede antwoord?"


def asked_many_wrong(heading: str, answer: str, wrong: int, rows: int) -> str:
    """Whether the right answer was read well, for it leaves out many."""
    return (
        f"‘{shortened(heading)}’ lijkt een controlevraag, met ‘{shortened(answer)}’ als goed antwoord. Dan tellen "
        f"{dutch.thousands(wrong)} van de {dutch.plural(rows, 'rij', 'rijen')} niet mee. Wat is het goede antwoord? Is "
        "het geen controlevraag? Kies dan dat wij die kolom niet gebruiken."
    )


def side_by_name(name: str, side: Side) -> str:
    """The group was taken from the name of a file or sheet."""
    other = next(each for each in Side if each is not side)
    text = f"‘{name}’ is volgens de naam ingevuld door de groep {SIDE[side]}. Klopt dat niet? Kies dan de andere groep."
    return Assumption.unless(f"--side {other}", text)


def other_side_said(heading: str, side: Side, rows: int) -> str:
    """A person gave a side for a file in which a column says another one."""
    times = dutch.plural(rows, "rij", "rijen")
    return f"De kolom ‘{shortened(heading)}’ noemt bij {times} een andere groep. Alle rijen tellen als {SIDE[side]}."


def neither(heading: str, values: Sequence[str]) -> str:
    """Values that were passed over because they name neither group."""
    return f"In de kolom ‘{shortened(heading)}’ is {listed(values)} geen van beide groepen. Die rijen tellen niet mee."


def young_by_age(heading: str, ages: str) -> str:
    """Two questions with yes and no that tell the group together."""
    return (
        f"Twee kolommen zeggen samen de groep: ‘{shortened(heading)}’ en ‘{shortened(ages)}’. "
        "Wie geen management is en jong genoeg, telt als jonge ambtenaar."
    )


def likely_young(heading: str, values: Sequence[str]) -> str:
    """Values that were taken for the young ones, though they do not say so."""
    what = f"In de kolom ‘{shortened(heading)}’ lezen wij {listed(values)} als jonge ambtenaren"
    flag = shlex.join(("--group", f"{values[0]}={Side.MANAGEMENT}"))
    return Assumption.unless(flag, f"{what}. Dat nemen wij aan. Klopt het niet? Kies dan een andere groep.")


def age_unknown(rows: int, limit: int) -> str:
    """Young ones whose age says nothing: the study kept them."""
    people = dutch.plural(rows, "jonge ambtenaar", "jonge ambtenaren")
    return f"Van {people} weten wij de leeftijd niet. In het onderzoek telde alleen wie ouder was dan {limit} niet mee."


def age_unclear(rows: int, limit: int) -> str:
    """Young ones whose class or year of birth lies around the limit."""
    people = dutch.plural(rows, "jonge ambtenaar", "jonge ambtenaren")
    return f"Van {people} kan de leeftijd boven de {limit} zijn. Dat is niet zeker. Daarom tellen deze antwoorden mee."


def ages_unreadable(heading: str) -> str:
    """A column under an age's heading that holds no ages."""
    return (
        f"In de kolom ‘{shortened(heading)}’ staan geen leeftijden die wij kunnen lezen. Wij gebruiken die kolom niet."
    )


def age_not_read(heading: str, limit: int) -> str:
    """A column that has the heading of an age, of which nothing can be read."""
    return (
        f"In kolom ‘{shortened(heading)}’ staat waarschijnlijk de leeftijd, maar wij kunnen die niet lezen. "
        f"Wie ouder is dan {limit}, telt nu mee."
    )


def short_birth_years(heading: str, year: int) -> str:
    """How years of birth in two figures were read, with one of them."""
    return (
        f"In kolom ‘{shortened(heading)}’ staan geboortejaren in twee cijfers. Wij lezen {year % 100:02d} als {year}. "
        "Controleer dat."
    )


def birth_years(year: int | None) -> str:
    """How a year of birth becomes an age; `year` where the file does not tell that of the answers."""
    if year is None:
        return Routine("De leeftijd rekenen wij uit met het geboortejaar en het jaar van het antwoord.")
    return (
        "Het bestand zegt niet in welk jaar de antwoorden zijn gegeven. "
        f"Wij rekenen de leeftijd uit met het geboortejaar en {year}."
    )


def check_blank(rows: int) -> str:
    """A blank at the attention check is no mistake."""
    people = dutch.plural(rows, "rij is", "rijen is")
    return Routine(f"Bij {people} de controlevraag leeg. Dat is geen fout antwoord: deze rijen tellen mee.")


def right_answer(heading: str, answer: str) -> str:
    """What was taken for the right answer of the attention check."""
    return f"Het goede antwoord op de controlevraag ‘{shortened(heading)}’ is ‘{shortened(answer)}’."


def most_wrong(heading: str, answer: str, wrong: int, rows: int) -> str:
    """The answer that a person chose for the attention check leaves out most."""
    what = f"U koos ‘{shortened(answer)}’ als goed antwoord op ‘{shortened(heading)}’"
    out = f"{dutch.thousands(wrong)} van de {dutch.plural(rows, 'rij', 'rijen')}"
    return f"{what}. Dan tellen {out} niet mee. Controleer dat."


def consent_blank(rows: int) -> str:
    """A blank consent is none given."""
    people = dutch.plural(rows, "rij is", "rijen is")
    return f"Bij {people} de toestemming leeg. Dat lezen wij als: geen toestemming."


NO_END = "Het bestand zegt niet wie de enquête afmaakte. Daarom tellen alle rijen mee."


def ids_useless(heading: str) -> str:
    """A column of ids that does not tell people apart."""
    where = f"In de kolom ‘{shortened(heading)}’"
    return f"{where} hebben verschillende mensen hetzelfde nummer. Wij gebruiken die kolom niet."


def ids_differ(rows: int) -> str:
    """Rows with an id that another has, but with other answers: which one counts."""
    what = "1 rij heeft" if rows == 1 else f"{dutch.thousands(rows)} rijen hebben"
    return (
        f"{what} hetzelfde nummer als een andere rij, maar andere antwoorden. Van elk nummer telt één rij: liefst een "
        "die af is, met de meeste antwoorden."
    )
