"""What crosses the store's boundary: rounds as they are stored, and what can be wrong with asking for one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.questionnaire import Questionnaire
from retention_check.domain.round import Round
from retention_check.domain.side import Side


class GoneError(Exception):
    """The link or the round was there, and is deleted, revoked or expired."""


class RenewedError(GoneError):
    """The link of someone who joined a meeting is gone, and a meeting of that round is held: there is a new code."""


class ConflictError(Exception):
    """Someone else saved the round in between."""


class SuccessorError(Exception):
    """The round already has a round that follows it, whose public id this names."""

    def __init__(self, public_id: str) -> None:
        super().__init__(public_id)
        self.public_id = public_id


class UnavailableError(Exception):
    """The database cannot be reached, is locked, full or read-only: nothing was stored."""


class InvitationError(Exception):
    """The invitation is unknown, used or expired."""


@dataclass(frozen=True)
class ViewLink:
    """What the view link of a round shows; `counter` says how often it was revoked."""

    counter: int = 0
    is_open: bool = False
    shows_management: bool = True
    shows_agreements: bool = True


@dataclass(frozen=True)
class StoredRound:
    """One round as stored; `previous_id` names the round before, None when there is none or it was deleted.

    `is_condensed` says that its entries were replaced by the shown scores. `previous` is the round before, where it
    was loaded along and its time is not over.
    """

    public_id: str
    nonce: str
    manage_hash: str
    version: int
    round: Round
    view_link: ViewLink
    view_hash: str | None
    created: date
    previous_id: str | None
    is_condensed: bool
    previous: "StoredRound | None" = None


class CodeError(Exception):
    """The one-time code is unknown, or was used already."""


class ClosedError(Exception):
    """No answers or votes are taken: the questionnaire or the poll is closed, published or deleted."""


class OpenVoteError(Exception):
    """This cannot be done while people vote, or while a vote that was paused is still to go on."""


class CrowdedError(Exception):
    """Far more phones joined than there can be people: no more do."""


class Sent(StrEnum):
    """What became of answers that were sent: counted now, or counted before."""

    COUNTED = "counted"
    ALREADY = "already"


@dataclass(frozen=True)
class AnswerHashes:
    """The hashes of the links with which a side answers: the long one, and the short one to type."""

    long: str
    short: str


@dataclass(frozen=True)
class Counts:
    """How many answered: of each side in fives, and of both together exactly (told in a room alone)."""

    in_fives: Mapping[Side, str]
    total: int


@dataclass(frozen=True)
class StoredQuestionnaire:
    """A questionnaire that is not published yet; `link_counter` says how often its links were withdrawn."""

    id: int
    questionnaire: Questionnaire
    link_counter: int
    counts: Counts


@dataclass(frozen=True)
class AnswerPage:
    """What an answer link opens: the questionnaire of a round for one side, None when that side is not asked any more.

    `is_short` says that this is the link to type, which opens an open questionnaire and nothing else.
    """

    public_id: str
    side: Side
    municipality: str
    role: str
    asked: int | None
    questionnaire_id: int | None
    questionnaire: Questionnaire | None
    is_short: bool


@dataclass(frozen=True)
class RoundKeys:
    """What names a round and opens it for managing."""

    public_id: str
    nonce: str
    manage_hash: str


@dataclass(frozen=True)
class RoundSummary:
    """One line in a list of rounds; `is_published` says that others may have been shown something of it."""

    public_id: str
    municipality: str
    day: date
    created: date
    is_published: bool = False


@dataclass(frozen=True)
class LinkTarget:
    """The round that a secret opens, and whether it opens it for viewing alone."""

    public_id: str
    is_view: bool


@dataclass(frozen=True)
class Expired:
    """How many rounds were condensed and deleted, how many invitations and unpublished questionnaires expired, and how
    many meetings were ended.
    """

    condensed: int = 0
    deleted: int = 0
    invitations: int = 0
    questionnaires: int = 0
    meetings: int = 0


@dataclass(frozen=True)
class MeetingKeys:
    """What opens a meeting: the id in the address of its screen, and as hashes the link of who leads it and the short
    code with which people join.
    """

    screen: str
    lead: str
    join: str


@dataclass(frozen=True)
class StoredMeeting:
    """A meeting as stored: of which round, what opens it, its version, how often its links were renewed, its last day.

    `joined` counts who joined of both groups together, `watching` who joined to look on, and `voted` who voted by phone
    in the poll of the scene that is on; `on_paper` counts the sheets of it that were typed in.
    """

    id: int
    public_id: str
    keys: MeetingKeys
    meeting: LiveMeeting
    version: int
    link_counter: int
    until: date
    joined: int = 0
    voted: int = 0
    on_paper: int = 0
    watching: int = 0


@dataclass(frozen=True)
class Participant:
    """Whom a link on a phone is of: someone of a side, or None who only watches, in a meeting; where a vote counted."""

    side: Side | None
    stored: StoredMeeting
    voted: frozenset[Poll] = frozenset()
