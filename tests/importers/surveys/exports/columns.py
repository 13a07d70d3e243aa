"""The questions of a survey and what everybody answered to them, before any tool writes them down in its way."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from retention_check.domain.item import Item, Kind
from tests.cast import STUDY
from tests.importers.surveys.exports.labels import Cell
from tests.importers.surveys.exports.model import Group, Person, Survey

YEAR = 2025  # of every date in the exports
BATTERIES = {
    Kind.REASON: "Hoe belangrijk zijn deze redenen volgens u?",
    Kind.MEASURE: "In hoeverre steunt u deze maatregelen?",
}


@dataclass(frozen=True)
class Column:
    """A question with the answer of everybody; None was not answered.

    A statement in a grid has the question above the grid, and `statement` beside its row.
    """

    name: str
    question: str
    cells: tuple[Cell | None, ...]
    statement: str = ""
    code: str = ""
    role: str = ""
    options: tuple[Cell, ...] = ()  # the answers offered, in order

    @property
    def text(self) -> str:
        """What was asked, without the grid around it."""
        return self.statement or self.question


def columns_of(survey: Survey) -> tuple[Column, ...]:
    """Every question, in the order asked; the attention check stands after the tenth statement."""
    items = [_statement(survey, STUDY.item(code)) for code in survey.codes]
    if "attention" in survey.asks:
        items.insert(min(10, len(items)), _attention(survey))
    columns = [*_about_the_person(survey), *items, *_extra(survey)]
    if survey.shuffled:
        random.Random(survey.shuffled).shuffle(columns)
    return tuple(columns)


def _statement(survey: Survey, item: Item) -> Column:
    labels = survey.labels.of(item.code)
    cells = tuple(_answer(survey, person, item.code, labels) for person in survey.people)
    statement = SPELLINGS[survey.spelling](item)
    options = (*labels, *([] if survey.labels.no_opinion is None else [survey.labels.no_opinion]))
    return Column(f"{item.code}", BATTERIES[item.kind], cells, statement, item.code, "", options)


def _answer(survey: Survey, person: Person, code: str, labels: Sequence[Cell]) -> Cell | None:
    if code in person.typed:
        return person.typed[code]
    answer = person.answers.get(code)
    if answer is None:
        return None
    return survey.labels.no_opinion if answer == 0 else labels[answer - 1]


def _attention(survey: Survey) -> Column:
    right, wrong = survey.labels.measure[1], survey.labels.measure[3]
    cells = tuple((right if person.attends else wrong) if person.consents else None for person in survey.people)
    asked = WORDINGS[survey.wording].attention.format(right=str(right).strip())
    return Column("controle", BATTERIES[Kind.MEASURE], cells, asked, role="attention", options=survey.labels.measure)


def _about_the_person(survey: Survey) -> list[Column]:
    found = []
    if "consent" in survey.asks:
        asked, yes, no = WORDINGS[survey.wording].consent
        cells = tuple(yes if person.consents else no for person in survey.people)
        found.append(Column("toestemming", asked, cells, role="consent", options=(yes, no)))
    if "group" in survey.asks:
        found.append(_group(survey))
    found += [
        Column(name, WORDINGS[survey.wording].ages.get(name, asked), tuple(map(cell, survey.people)), role=name)
        for name, (asked, cell) in AGES.items()
        if name in survey.asks
    ]
    return found


def _group(survey: Survey) -> Column:
    asked, words = GROUPS[survey.groups]
    cells = tuple(words.get(person.group) for person in survey.people)
    return Column("functie", asked, cells, role="group", options=tuple(words.values()))


def _age_class(person: Person) -> str | None:
    if person.age is None:
        return None
    return next(name for name, most in AGE_CLASSES.items() if person.age <= most)


def _extra(survey: Survey) -> list[Column]:
    if "extra" not in survey.asks:
        return []
    rng = random.Random(5)
    everybody = range(len(survey.people))
    return [
        Column("geslacht", "Wat is uw geslacht?", tuple(rng.choice(("Man", "Vrouw", "Anders")) for _ in everybody)),
        Column("afdeling", "Bij welke afdeling werkt u?", tuple(rng.choice(DEPARTMENTS) for _ in everybody)),
        Column(
            "tevreden",
            "Hoe tevreden bent u met uw werk? Geef een cijfer van 1 tot 10",
            tuple(rng.choice((None, 6, 7, 8, 9)) for _ in everybody),
        ),
        Column("open", "Wat moet de gemeente volgens u als eerste doen?", tuple(_written(rng) for _ in everybody)),
    ]


def _written(rng: random.Random) -> str | None:
    return "".join(rng.choice(part) for part in OPEN) if rng.random() < 0.6 else None


def _small_differences(item: Item) -> str:
    """One of a handful of differences that nobody sees, another for each statement."""
    text = item.text
    changes: tuple[Callable[[], str], ...] = (
        lambda: text[0].lower() + text[1:],
        lambda: f"{text}.",
        lambda: text.replace(" ", "  ", 2),
        lambda: text.replace("’", "'").replace(" en ", " & "),
        lambda: text.upper(),
        lambda: f" {text.replace('–', '-')}\u00a0",
    )
    return changes[STUDY.items.index(item) % len(changes)]()


@dataclass(frozen=True)
class Wording:
    """How the questions beside the statements are put; consent has its question, yes and no."""

    consent: tuple[str, str, str]
    attention: str
    ages: Mapping[str, str] = field(default_factory=dict)


WORDINGS: Mapping[str, Wording] = {
    "usual": Wording(
        ("Geeft u toestemming voor het gebruik van uw antwoorden?", "Ja, ik doe mee", "Nee"),
        "Controlevraag: kies hier ‘{right}’, zodat wij zien dat u de vragen leest",
    ),
    "short": Wording(
        ("Toestemming", "Akkoord", "Niet akkoord"),
        "Vul hier '{right}' in",
        {"age": "Leeftijd", "birth_year": "Geboortejaar", "age_class": "Leeftijdscategorie"},
    ),
    "long": Wording(
        (
            "Ik heb de informatie gelezen en ga akkoord met deelname aan dit onderzoek",
            "Ja, ik ga akkoord",
            "Nee, ik ga niet akkoord",
        ),
        'Om te zien of u aandachtig leest: kies bij deze stelling "{right}"',
        {"age": "Hoe oud bent u? (in jaren)"},
    ),
    "english": Wording(
        ("Do you consent to take part in this study?", "Yes, I consent", "No, I do not consent"),
        "This is an attention check. Please select “{right}”",
        {"age": "What is your age?", "birth_year": "What is your year of birth?", "age_class": "Age group"},
    ),
}
SPELLINGS: Mapping[str, Callable[[Item], str]] = {
    "exact": lambda item: item.text,
    "printed": lambda item: item.printed,
    "asked": lambda item: item.question if item.kind is Kind.REASON else item.text,
    "numbered": lambda item: f"{item.code}. {item.text}",
    "with code": lambda item: f"{item.text} ({item.code})",
    "small": _small_differences,
}
GROUPS: Mapping[str, tuple[str, Mapping[Group, Cell]]] = {
    "plain": (
        "Wat is uw functie?",
        {Group.YOUNG: "Jonge ambtenaar", Group.MANAGEMENT: "Gemeentesecretaris", Group.OTHER: "Andere functie"},
    ),
    "long": (
        "Ik vul deze vragenlijst in als",
        {
            Group.YOUNG: "Jonge ambtenaar (35 jaar of jonger)",
            Group.MANAGEMENT: "Management (gemeentesecretaris, directeur)",
            Group.OTHER: "Anders, namelijk",
        },
    ),
    "sentences": (
        "Wat past het beste bij u?",
        {
            Group.YOUNG: "Ik ben een jonge ambtenaar",
            Group.MANAGEMENT: "Ik ben gemeentesecretaris",
            Group.OTHER: "Geen van beide",
        },
    ),
    "more than one": (
        "Wat bent u? (meer antwoorden mogelijk)",
        {Group.YOUNG: "Jonge ambtenaar;", Group.MANAGEMENT: "Gemeentesecretaris;", Group.OTHER: "Andere functie;"},
    ),
    "english": (
        "What is your role?",
        {Group.YOUNG: "Young civil servant", Group.MANAGEMENT: "Management", Group.OTHER: "Other"},
    ),
    "yes or no": ("Bent u een jonge ambtenaar?", {Group.YOUNG: "Ja", Group.MANAGEMENT: "Nee", Group.OTHER: "Nee"}),
    "numbers": ("Groep", {Group.YOUNG: 1, Group.MANAGEMENT: 2, Group.OTHER: 3}),
}
AGE_CLASSES = {
    "25 jaar of jonger": 25,
    "26 - 30 jaar": 30,
    "31 - 35 jaar": 35,
    "36 - 45 jaar": 45,
    "46 jaar of ouder": 99,
}
AGES: Mapping[str, tuple[str, Callable[[Person], Cell | None]]] = {
    "age": ("Wat is uw leeftijd?", lambda person: person.age),
    "age_words": ("Hoe oud bent u?", lambda person: person.age and f"{person.age} jaar"),
    "age_class": ("In welke leeftijdsgroep valt u?", _age_class),
    "birth_year": ("In welk jaar bent u geboren?", lambda person: person.age and YEAR - person.age),
}
DEPARTMENTS = ("Ruimte", "Sociaal domein", "Directie", "Bedrijfsvoering")
OPEN = (
    ("Meer doorgroei", "Minder regels; meer ruimte", 'Vaker "goed gedaan" zeggen', "Ga om de tafel"),
    ("\nook buiten de jaargesprekken", " én eerder", " bij ons op de afdeling", " met wie hier net begint"),
    ("", ", want nu gebeurt dat te weinig", ". Dat zei ik vorig jaar ook al, en er veranderde niets"),
)
