"""What a poll shows of votes by phone beside sheets of paper, which who typed them knows, or invented."""

from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.meeting.outcome_wording import FROM_PAPER, outcome_note
from retention_check.domain.meeting.poll_outcomes import Hidden, PollOutcome
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.domain.side import Side
from tests.domain.meeting.rooms import BALLOT, CODES, MANAGEMENT, YOUNG, guess, outcome, room, tally

PADS = PollTally(4, dict.fromkeys(CODES, 1))  # four sheets that give every reason one: they change no order
PEOPLE = st.integers(0, 12)


def guesses(people: int) -> PollTally:
    return tally(Poll.GUESS, [guess("R9", "R4", "R7")] * people)


def dots(people: int) -> PollTally:
    return tally(Poll.DOTS, [{BALLOT[2]: 2}] * people)


def test_one_vote_by_phone_beside_four_invented_sheets_is_not_shown() -> None:
    found = outcome(Poll.GUESS, management=guesses(1), paper={MANAGEMENT: PADS})
    assert (found.shows_something, found.hidden, found.few_phones) == (False, Hidden.FEW_PHONES, (MANAGEMENT,))
    sheet = PollTally(4, dict.fromkeys(BALLOT, 1))
    assert outcome(Poll.DOTS, young=dots(1), sheet=sheet) == PollOutcome(
        Poll.DOTS, 5, Hidden.FEW_PHONES, has_paper=True
    )


@given(phones=PEOPLE, sheets=PEOPLE, threshold=st.integers(5, 10))
def test_a_group_is_shown_of_paper_alone_or_of_enough_phones_with_any_paper(
    phones: int, sheets: int, threshold: int
) -> None:
    found = outcome(Poll.GUESS, guesses(phones), of_room=room(threshold=threshold), paper={YOUNG: guesses(sheets)})
    is_shown = phones >= threshold or (phones == 0 and sheets >= threshold)
    assert (YOUNG in found.of_side, found.has_paper) == (is_shown, sheets > 0)


@given(young=PEOPLE, management=PEOPLE, sheets=PEOPLE, threshold=st.integers(5, 10))
def test_a_total_of_dots_has_no_phones_or_enough_of_both_groups_together(
    young: int, management: int, sheets: int, threshold: int
) -> None:
    of_room = room(asked=BALLOT, threshold=threshold)
    found = outcome(Poll.DOTS, dots(young), dots(management), of_room, sheet=dots(sheets))
    is_apart = sheets == 0 and min(young, management) >= threshold
    phones = young + management
    is_together = phones >= threshold or (phones == 0 and sheets >= threshold)
    assert (set(found.of_side) == set(Side), found.of_all is not None) == (is_apart, is_together and not is_apart)


def test_with_too_few_phones_in_one_group_the_other_is_shown_and_it_says_which_was_not() -> None:
    found = outcome(Poll.GUESS, guesses(9), guesses(2), paper={MANAGEMENT: PADS})
    assert (set(found.of_side), found.hidden, found.few_phones) == ({YOUNG}, None, (MANAGEMENT,))


def test_too_few_of_both_kinds_is_too_few() -> None:
    found = outcome(Poll.GUESS, guesses(1), paper={YOUNG: guesses(2)})
    assert (found.hidden, found.few_phones) == (Hidden.TOO_FEW, ())


def test_beside_paper_no_order_share_or_verdict_is_told() -> None:
    """With sheets of one's own each could be set so that it tells how many of the phones guessed one."""
    heaviest = room(heaviest={YOUNG: ("R9",)})
    mixed = outcome(Poll.GUESS, guesses(20), of_room=heaviest, paper={YOUNG: PADS})
    assert (mixed.of_side[YOUNG].is_ranked, mixed.is_half_right) == (False, {})
    total = outcome(Poll.DOTS, dots(20), sheet=dots(3)).of_all
    assert total
    assert (total.is_ranked, total.has_shares) == (False, False)
    alone = outcome(Poll.GUESS, of_room=heaviest, paper={YOUNG: guesses(20)})
    assert (alone.of_side[YOUNG].is_ranked, alone.is_half_right) == (True, {YOUNG: True})
    sheets = outcome(Poll.DOTS, sheet=dots(20)).of_all
    assert sheets
    assert (sheets.is_ranked, sheets.has_shares) == (True, True)


def test_a_note_says_that_paper_is_in_it() -> None:
    mixed = outcome(Poll.GUESS, guesses(6), paper={YOUNG: guesses(2)})
    assert outcome_note(mixed).endswith(f"op alfabet. {FROM_PAPER}")
    assert FROM_PAPER not in outcome_note(outcome(Poll.GUESS, guesses(6)))
    of_dots = outcome_note(outcome(Poll.DOTS, dots(6), sheet=dots(2)))
    assert "op alfabet" in of_dots
    assert "gelijke stand" not in of_dots
    assert of_dots.endswith(FROM_PAPER)
    assert outcome_note(outcome(Poll.GUESS, guesses(1), paper={YOUNG: PADS})) == ""


@given(young=PEOPLE, sheets=PEOPLE)
def test_whether_paper_is_in_it_is_written_and_read_back(young: int, sheets: int) -> None:
    found = outcome(Poll.GUESS, guesses(young), paper={YOUNG: guesses(sheets)})
    assert PollOutcome.from_primitives(Poll.GUESS, found.to_primitives(), {}) == found


def test_what_was_kept_before_paper_was_in_it_is_read_too() -> None:
    raw = outcome(Poll.GUESS, guesses(6)).to_primitives()
    del raw["has_paper"], raw["few_phones"]
    assert PollOutcome.from_primitives(Poll.GUESS, raw, {}) == outcome(Poll.GUESS, guesses(6))
