"""What opens a meeting, derived from the manage link of its round and never stored: its link to lead, and its code."""

from dataclasses import dataclass

from flask import current_app, url_for

from retention_check import secret_links
from retention_check.secret_links import hashed, page_pass
from retention_check.store import MeetingKeys, StoredMeeting
from retention_check.web.round_links import manage_secret
from retention_check.web.shared_addresses import shared_address


@dataclass(frozen=True)
class MeetingLinks:
    """Where a meeting is joined and led; addresses are empty on a laptop that nobody else can reach.

    `join_address` is for scanning alone: it carries the proof that it came from here, so that wrong codes which others
    type never hold up who scans.
    """

    code: str
    join_address: str
    type_address: str
    lead_address: str
    lead_path: str

    @property
    def to_type(self) -> str:
        """The address at which the code is typed, without what a browser adds itself."""
        return self.type_address.partition("://")[2]


def meeting_links(stored: StoredMeeting) -> MeetingLinks | None:
    """The links of a meeting of this page's round; None when they cannot be shown any more.

    After another key of the server they still work; after another manage link they do not.
    """
    lead = secret_links.lead_secret(manage_secret(), stored.link_counter)
    code = secret_links.join_code(manage_secret(), stored.link_counter)
    if (hashed(lead), hashed(code)) != (stored.keys.lead, stored.keys.join):
        return None
    return MeetingLinks(
        code,
        shared_address("joining.ask_group", code=code, pas=page_pass(str(current_app.secret_key), code)),
        shared_address("joining.ask_code"),
        shared_address("public.links.open_meeting", secret=lead),
        url_for("public.links.open_meeting", secret=lead),
    )


def new_keys(screen: str, counter: int) -> MeetingKeys:
    """What opens a meeting whose links were renewed so many times."""
    lead = secret_links.lead_secret(manage_secret(), counter)
    return MeetingKeys(screen, hashed(lead), hashed(secret_links.join_code(manage_secret(), counter)))
