"""The time of a step: it stands still, goes on, becomes longer, and by two who lead at once only once."""

import pytest
from flask import Flask

from retention_check import clock
from retention_check.domain.meeting.scenes import SceneKind
from tests.web.meeting.control.pressing import at, buttons, press, pressed, told
from tests.web.meeting.held import hold, leader


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The clock of a meeting, which a test sets."""
    now = [1_000_000]
    monkeypatch.setattr(clock, "now", lambda: now[0])
    return now


def test_it_stands_still_and_goes_on(app: Flask, time: list[int]) -> None:
    holding = hold(app)
    leading = leader(holding)
    leading.fill(holding.control, {"mandate": "ja", "neutral": "ja"})
    time[0] += 60
    assert "Nog 9:00" in pressed(leading, holding, "Pauze").main
    time[0] += 600
    page = leading.get(holding.control)
    assert "Nog 9:00 (staat stil)" in page.main
    assert "Pauze" not in buttons(page)
    pressed(leading, holding, "Laat de tijd lopen")
    time[0] += 120
    assert "Nog 7:00" in leading.get(holding.control).main


def test_five_minutes_more_and_no_alarm_when_it_is_over(app: Flask, time: list[int]) -> None:
    holding = hold(app)
    leading = leader(holding)
    leading.fill(holding.control, {"mandate": "ja", "neutral": "ja"})
    time[0] += 11 * 60
    page = leading.get(holding.control)
    assert "De tijd is om: +1:00" in page.main
    assert not [each for each in page.elements if each.get("role") == "alert"]
    assert "Nog 4:00" in pressed(leading, holding, "Vijf minuten erbij").main
    assert holding.stored.meeting.timer.minutes == 15


def test_pressed_by_two_at_once_it_is_five_minutes_not_ten(app: Flask) -> None:
    holding, one = at(app, SceneKind.TALK)
    other = leader(holding)
    old = one.get(holding.control)
    pressed(other, holding, "Vijf minuten erbij")
    page = one.follow(press(one, old, "Vijf minuten erbij"))
    assert "Iemand anders paste de tijd al aan." in told(page)
    assert holding.stored.meeting.timer.minutes == 25


def test_pausing_twice_is_once_and_works_on_a_page_with_another_length(app: Flask) -> None:
    holding, leading = at(app, SceneKind.TALK)
    old = leading.get(holding.control)
    pressed(leading, holding, "Vijf minuten erbij")
    press(leading, old, "Pauze")
    press(leading, old, "Pauze")
    assert holding.stored.meeting.timer.since is None
    assert holding.stored.meeting.timer.minutes == 25


def test_a_button_of_a_step_that_is_over_changes_nothing(app: Flask) -> None:
    holding, leading = at(app, SceneKind.RULES)
    old = leading.get(holding.control)
    holding.move()
    page = leading.follow(press(leading, old, "Pauze"))
    assert "Iemand anders paste de tijd al aan." in told(page)
    assert holding.stored.meeting.timer.since is not None


def test_what_is_no_button_changes_nothing(app: Flask) -> None:
    holding, leading = at(app, SceneKind.TALK)
    before = holding.stored.meeting.timer
    press(leading, leading.get(holding.control), "Pauze", {"tijd": "x"})
    assert holding.stored.meeting.timer == before


def test_it_never_grows_beyond_four_hours(app: Flask) -> None:
    holding, leading = at(app, SceneKind.TALK)
    for _ in range(50):
        press(leading, leading.get(holding.control), "Vijf minuten erbij")
    assert holding.stored.meeting.timer.minutes == 240


def test_before_it_begins_there_is_no_time(app: Flask) -> None:
    holding, leading = at(app, SceneKind.TALK)
    old = leading.get(holding.control)
    fresh = hold(app)
    fields = dict(old.fields(0)) | {"tijd": "pauze", "was": ":0"}
    leading.get(fresh.lead_link)
    assert leading.post(f"{fresh.control}/tijd", fields).status == 303
    assert fresh.stored.meeting.place is None
