"""The room's own round in a meeting that is led: its questionnaire, its answers, and the buttons of who leads."""

from retention_check import clock, store
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, new_receipt
from retention_check.store import StoredQuestionnaire
from tests.cast import DAY
from tests.web.client import Page, Visitor, database_of
from tests.web.meeting.held import Holding

EMPTY = Round((), DAY, "Gouda")
FORWARD, BACK = "/leiden/verder", "/leiden/terug"
OPEN, CLOSE, LATER, PUBLISH = (f"/leiden/vragenlijst/{name}" for name in ("openen", "sluiten", "later", "vaststellen"))
Meeting = tuple[Holding, Visitor]  # and who leads it


def asking(holding: Holding) -> StoredQuestionnaire | None:
    """The questionnaire of the meeting's round."""
    return store.questionnaires.load(database_of(holding.app), holding.public_id, clock.today())


def asked(holding: Holding) -> StoredQuestionnaire:
    """The same, which is there."""
    found = asking(holding)
    assert found is not None
    return found


def is_open(holding: Holding) -> bool:
    """Whether it takes answers."""
    return asked(holding).questionnaire.closed is None


def kind_on(holding: Holding) -> SceneKind | None:
    """Which kind of scene is on."""
    return holding.scene.kind if holding.scene else None


def place_of(page: Page, action: str) -> int:
    """Which form of a page has an action that ends so."""
    actions = [form.get("action") or page.address for form in page.tree.iter("form")]
    return next(place for place, each in enumerate(actions) if each.endswith(action))


def press(visitor: Visitor, page: Page, action: str, **typed: str) -> Page:
    """Press the button of the form with this action on a page that was opened before."""
    return visitor.send(page, typed, form=place_of(page, action))


def lead(meeting: Meeting, action: str, **typed: str) -> Page:
    """Press a button of who leads, and see the page that comes."""
    holding, visitor = meeting
    return visitor.follow(press(visitor, visitor.get(holding.control), action, **typed))


def answer(holding: Holding, young: int, management: int) -> None:
    """So many people of each group answer everything."""
    found, database = asked(holding), database_of(holding.app)
    for side, people in ((Side.YOUNG, young), (Side.MANAGEMENT, management)):
        for number in range(people):
            answers = dict.fromkeys(found.questionnaire.codes, 2 + number % 3)
            receipt, proof = hashed(new_receipt()), hashed(new_receipt())
            store.answering.send(database, found.id, side, answers, receipt, clock.today(), proof_hash=proof)
