"""A meeting in a database, put there without its pages, and who leads it from step to step."""

from dataclasses import dataclass

from retention_check import clock, secret_links, store
from retention_check.domain.comparison import Comparison
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import usual_agenda
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.moving import Move
from retention_check.domain.meeting.scenes import Scene
from retention_check.domain.side import Side
from retention_check.store import MeetingKeys, StoredMeeting
from tests.cast import STUDY
from tests.store.databases import connected
from tests.web.client import GOUDA, KEY, published

THRESHOLD = 5


@dataclass(frozen=True)
class Held:
    """A meeting: where its database is, its round, the code with which people join, and the secret to lead it."""

    url: str
    public_id: str
    code: str
    lead: str

    @property
    def stored(self) -> StoredMeeting:
        """How far it is, with how many joined and voted."""
        with connected(self.url) as database:
            found = store.meetings.load(database, self.public_id, STUDY)
        assert found is not None
        return found

    def go_on(self) -> Scene:
        """To the next scene, as who leads does: the scene that is on then."""
        with connected(self.url) as database:
            now = self.stored
            found = store.meetings.move(database, self.public_id, now.version, _on, STUDY, THRESHOLD, clock.today())
        scene = moving.current_scene(found.meeting, STUDY)
        assert scene is not None
        return scene


def hold(url: str, present: int) -> Held:
    """Begin a meeting for so many of each group, in a round that is published, in a database that is there already."""
    today, nonce = clock.today(), secret_links.new_nonce()
    manage, public_id = secret_links.manage_secret(KEY, nonce), secret_links.new_public_id()
    code = secret_links.join_code(manage, 0)
    lead = secret_links.lead_secret(manage, 0)
    keys = MeetingKeys(secret_links.new_public_id(), secret_links.hashed(lead), secret_links.hashed(code))
    meeting = LiveMeeting(usual_agenda(has_scores=True, is_small=False), present=dict.fromkeys(Side, present))
    with connected(url) as database:
        round_keys = store.RoundKeys(public_id, nonce, secret_links.hashed(manage))
        store.rounds.create(database, published(GOUDA), round_keys, today)
        store.meetings.begin(database, public_id, meeting, keys, today, link_counter=0)
    return Held(url, public_id, code, lead)


def _on(meeting: LiveMeeting, comparison: Comparison) -> Move:
    if meeting.place is None:
        return Move(moving.begun(meeting, comparison, clock.now()))
    return moving.forward(meeting, comparison, clock.now())
