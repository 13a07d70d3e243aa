"""Opening a questionnaire with links of its own, for the form of 'Zelf vragen' and for a meeting."""

from collections.abc import Mapping

from retention_check import store
from retention_check.domain.questionnaire import Questionnaire
from retention_check.domain.side import Side
from retention_check.web.current_questionnaire import look_up_again
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database, press
from retention_check.web.organiser.questionnaire.links import code_hashes, hashes, new_counter
from retention_check.web.organiser.questionnaire.settings_form import round_that_asks


def open_questionnaire(questionnaire: Questionnaire, asked: Mapping[Side, int], *, is_of_meeting: bool = False) -> None:
    """Save how many are asked and open it, both or neither; ConflictError when there is one, or the round changed.

    `is_of_meeting` says that a meeting opens it, for who is in the room.
    """
    stored, counter = current_round(), new_counter(questionnaire.sides)
    store.questionnaires.begin(
        database(),
        stored,
        round_that_asks(stored.round, asked),
        questionnaire,
        hashes(questionnaire.sides, counter),
        code_hashes(asked, counter) if questionnaire.has_codes else {},
        link_counter=counter,
        is_of_meeting=is_of_meeting,
    )
    press().forget(stored.public_id)
    look_up_again()
