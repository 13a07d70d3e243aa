"""The links with which each group answers, their short codes and the one-time codes: made again, never stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import secret_links, store
from retention_check.domain.side import Side
from retention_check.secret_links import hashed
from retention_check.store import AnswerHashes, GoneError
from retention_check.web.audit import log_event
from retention_check.web.current_questionnaire import look_up_again
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database
from retention_check.web.forms import BaseForm
from retention_check.web.organiser.links import manage_secret
from retention_check.web.organiser.questionnaire.current import require_questionnaire
from retention_check.web.shared_addresses import shared_address

blueprint = Blueprint("links", __name__)

STRIDE = 1000  # times that links of one questionnaire can be withdrawn; the next one of a round counts on from there


@dataclass(frozen=True)
class AnswerLink:
    """How a group comes to its questions: the whole address, and a short one with a code to type.

    `path` is the same for who is on this site already. Both addresses are empty on a laptop that nobody can reach.
    """

    side: Side
    address: str
    path: str
    code: str
    short_address: str

    @property
    def to_type(self) -> str:
        """The short address as it is typed, without what a browser adds itself."""
        return self.short_address.partition("://")[2]


def answer_links() -> dict[Side, AnswerLink]:
    """The links of each group that is asked; none when they cannot be shown any more.

    They are made again from the server's key and the round's manage link: after a change of either they still work, and
    nobody knows them.
    """
    stored = require_questionnaire()
    sides = stored.questionnaire.sides
    if not all(_opens_this_round(side, stored.link_counter) for side in sides):
        return {}
    return {side: _answer_link(side, stored.link_counter) for side in sides}


def one_time_codes(side: Side) -> tuple[str, ...]:
    """The codes with which each of a group answers once.

    None when it has none, when all were used, and when they cannot be shown any more: those on paper still work.
    """
    stored = require_questionnaire()
    if not stored.questionnaire.has_codes:
        return ()
    codes = _codes(side, stored.link_counter, stored.questionnaire.asked_first[side])
    is_known = store.questionnaires.has_code(database(), current_round().public_id, tuple(map(hashed, codes)))
    return codes if is_known else ()


def new_counter(sides: Iterable[Side]) -> int:
    """The number from which the links of a new questionnaire count: none of an earlier one comes alive again."""
    asked = tuple(sides)
    return next(start for start in count(0, STRIDE) if not any(_was_used(side, start) for side in asked))


def hashes(sides: Iterable[Side], counter: int) -> Mapping[Side, AnswerHashes]:
    """What is stored of links, the long and the short one of each group."""
    manage = manage_secret()
    return {
        side: AnswerHashes(
            hashed(secret_links.answer_secret(manage, side, counter)),
            hashed(secret_links.short_code(manage, side, counter)),
        )
        for side in sides
    }


def code_hashes(asked: Mapping[Side, int], counter: int) -> Mapping[Side, tuple[str, ...]]:
    """What is stored of the one-time codes of each group."""
    return {side: tuple(map(hashed, _codes(side, counter, number))) for side, number in asked.items()}


@blueprint.route("/nieuwe-links", methods=["GET", "POST"])
def renew() -> Response | tuple[str, int]:
    """Ask, then put new links in the place of those that were handed out."""
    stored, form = require_questionnaire(), BaseForm()
    if form.validate_on_submit() and form.try_save(_renew):
        look_up_again()
        log_event("questionnaire", current_round().public_id, "links renewed")
        flash("Er zijn nieuwe links. De oude werken niet meer.", "ok")
        return redirect(url_for("organiser.questionnaire.state.overview"))
    page = render_template(
        "organiser/questionnaire/renew.html",
        form=form,
        stored=current_round(),
        asked=stored.questionnaire,
        can_show=bool(answer_links()),
    )
    return page, form.http_status


def _renew() -> None:
    stored = require_questionnaire()
    counter = stored.link_counter + 1
    sides = stored.questionnaire.sides
    store.questionnaires.withdraw_links(database(), current_round().public_id, counter, hashes(sides, counter))


def _answer_link(side: Side, counter: int) -> AnswerLink:
    manage = manage_secret()
    path = f"/vragen/{secret_links.answer_secret(manage, side, counter)}"
    home = shared_address("public.home.index").rstrip("/")
    code = secret_links.short_code(manage, side, counter)
    return AnswerLink(side, home and home + path, path, code, home and f"{home}/v")


def _codes(side: Side, counter: int, asked: int) -> tuple[str, ...]:
    manage, first = manage_secret(), counter // STRIDE
    return tuple(secret_links.one_time_code(manage, side, first, number) for number in range(1, asked + 1))


def _was_used(side: Side, counter: int) -> bool:
    try:
        return _opens_this_round(side, counter)
    except GoneError:
        return True


def _opens_this_round(side: Side, counter: int) -> bool:
    found = store.answering.find(database(), hashes((side,), counter)[side].long)
    return found is not None and found.public_id == current_round().public_id
