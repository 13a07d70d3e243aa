"""Before the first question: who asks and what is promised; then Begin, which opens the questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from retention_check import clock, dutch, store
from retention_check.domain.item import Kind
from retention_check.domain.promise import minutes_for, promised
from retention_check.domain.side import Side
from retention_check.secret_links import ONE_TIME_CODE, as_typed_code, hashed, is_secret, new_receipt
from retention_check.web.extensions import database, study
from retention_check.web.respondent.answers import RECEIPT, questions_page
from retention_check.web.respondent.blueprint import is_short, respondent
from retention_check.web.respondent.limits import TooManyTriesError, wrong_codes
from retention_check.web.respondent.nearby import nearby
from retention_check.web.respondent.outcome import outcome_page
from retention_check.web.respondent.page import asked_whom, employer, respondent_page
from retention_check.web.respondent.state import Opened, Stand, long_secret, opened

YES, NO = "ja", "nee"
AGE, WORKS, BELONGS, CODE = "leeftijd", "werkt", "hoort", "code"
QUESTIONS = {Side.YOUNG: (AGE, WORKS), Side.MANAGEMENT: (BELONGS,)}
TYPE_CODE = "Vul de eenmalige code in die u kreeg."
WRONG_LENGTH = f"Een code heeft {dutch.count(ONE_TIME_CODE)} tekens. Kijk of u hem goed overtypte."
WRONG_CODE = (
    "Deze code werkt niet. Kijk of u hem goed overtypte, en of de strook van uw groep is. "
    "Een code werkt één keer: begon u al op een ander apparaat, ga "
    "dan daar verder. Lukt het niet? Vraag om een nieuwe code."
)

ALREADY = "Op deze pagina zijn al antwoorden verstuurd, en die zijn geteld. Bent u iemand anders? Begin dan opnieuw."


@dataclass(frozen=True)
class StartForm:
    """What was filled in before Begin, and what is wrong with it by the name of the field."""

    receipt: str
    given: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_of_others(self) -> bool:
        """Whether someone says not to belong to those who are asked."""
        return not self.faults and NO in self.given.values()

    @property
    def mistakes(self) -> list[tuple[str, str]]:
        """What is wrong, each with the field it is about."""
        return list(self.faults.items())


@respondent.get("")
def show() -> ResponseReturnValue:
    """What this link opens: the start, a page that says it is closed, or what came out.

    A short code dies with the questionnaire, so it leads to the long link, which shows the outcomes too.
    """
    found = opened()
    if is_short() and (secret := long_secret(found)):
        return redirect(url_for("respondent.show", secret=secret), 303)
    if found.stand is Stand.FIXED:
        return outcome_page(found)
    if found.stand is Stand.CLOSED:
        return respondent_page("respondent/closed.html", found, nearby=nearby(found))
    return start_page(found, StartForm(new_receipt()))


@respondent.post("")
def begin() -> ResponseReturnValue:
    """Open the questions; a one-time code is used up here and by no link that a mail program opens."""
    found = opened()
    if found.stand is not Stand.OPEN:
        return redirect(url_for(".show"), 303)
    form = read_start(found)
    if form.faults:
        return start_page(found, form)
    if form.is_of_others:
        return others_page(found, form)
    if store.answering.is_counted(database(), found.asked[0], hashed(form.receipt)):
        return start_page(found, StartForm(new_receipt(), form.given, {QUESTIONS[found.side][0]: ALREADY}))
    if found.asked[1].has_codes and (fault := _use_code(found, form)):
        return start_page(found, StartForm(form.receipt, form.given, {CODE: fault}))
    return questions_page(found, form.receipt)


def others_page(found: Opened, form: StartForm) -> Response:
    """Whom this group's questions are for, and what someone else can do."""
    return respondent_page("respondent/others.html", found, works_elsewhere=form.given.get(WORKS) == NO)


def start_page(found: Opened, form: StartForm) -> Response:
    """Who asks and what is promised, with the form that begins."""
    _, questionnaire = found.asked
    return respondent_page(
        "respondent/start.html",
        found,
        422 if form.faults else 200,
        questionnaire=questionnaire,
        counted={
            str(kind): len([code for code in questionnaire.codes if study().item(code).kind is kind]) for kind in Kind
        },
        form=form,
        names=QUESTIONS[found.side],
        asked_whom=asked_whom(found.page),
        promise=promised(questionnaire.threshold),
        minutes=minutes_for(questionnaire.codes),
    )


def read_start(found: Opened) -> StartForm:
    """What was filled in, and what is wrong with it."""
    receipt = request.form.get(RECEIPT, "")
    names = QUESTIONS[found.side]
    given = {name: request.form[name] for name in names if request.form.get(name) in (YES, NO)}
    faults = {name: _choose(name, found) for name in names if name not in given}
    if found.asked[1].has_codes:
        given[CODE] = request.form.get(CODE, "")
        faults |= {} if given[CODE].strip() else {CODE: TYPE_CODE}
    return StartForm(receipt if is_secret(receipt) else new_receipt(), given, faults)


def _choose(name: str, found: Opened) -> str:
    where = employer(found.page.municipality)
    told = {
        AGE: f"Kies of u {study().edition.young_age_limit} of jonger bent.",
        WORKS: f"Kies of u bij {where} werkt.",
        BELONGS: f"Kies of u bij het management van {where} hoort.",
    }
    return told[name]


def _use_code(found: Opened, form: StartForm) -> str:
    """Use up the code that was typed; what to say when that cannot be."""
    code, number = as_typed_code(form.given[CODE]), found.asked[0]
    if store.answering.is_begun(database(), number, hashed(form.receipt)):
        return ""
    if wrong_codes(number).are_too_many:
        raise TooManyTriesError("")
    try:
        store.answering.begin(database(), number, found.side, hashed(code), hashed(form.receipt), clock.today())
    except store.CodeError:
        wrong_codes(number).add()
        return WRONG_CODE if len(code) == ONE_TIME_CODE else WRONG_LENGTH
    return ""
