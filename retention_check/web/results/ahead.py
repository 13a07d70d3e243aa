"""The report is made before it is asked for: when the results are opened, and when scores were saved."""

from flask import after_this_request
from werkzeug.wrappers import Response

from retention_check.web.current_round import current_round
from retention_check.web.extensions import press
from retention_check.web.results.audience import Audience, VisibleRound, handed_out


def print_ahead(visible: VisibleRound | None = None) -> None:
    """Once this page was sent, make what its button gives: the usual report; without a round that of the page's own.

    Of a round that is not published yet it is made as it will be after publication today.
    """
    if visible is None and current_round().round.awaits_locking:  # its results are not open yet
        return
    if visible is None or visible.audience is Audience.ORGANISER:
        visible = handed_out()
    printer, order = press(), visible.order(visible.options)

    @after_this_request
    def make_after_sending(response: Response) -> Response:
        response.call_on_close(lambda: printer.make_ahead(order))
        return response
