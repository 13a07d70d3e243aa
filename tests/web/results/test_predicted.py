"""What the groups predicted of each other, on the pages and files of a round, and for whom it is left out."""

import json

from flask import Flask

from retention_check.domain.shown_in_meetings import ShownInMeetings
from tests.cast import gouda
from tests.predicted import both, with_predictions
from tests.web.client import SavedRound, Visitor, manager, save_round, share, stored_round

TITLE = "Voorspeld en echt"
PUBLIC = "/ronde/"


def kept(app: Flask) -> tuple[SavedRound, Visitor]:
    saved = save_round(app, with_predictions(gouda().round))
    return saved, manager(app, saved)


def test_the_report_on_a_page_has_them_in_the_appendix(app: Flask) -> None:
    saved, me = kept(app)
    page = me.get(f"{saved.at}/rapport.html?soort=bijlage")
    assert page.status == 200
    assert TITLE in page.main
    assert TITLE not in me.get(f"{saved.at}/rapport.html?soort=gesprek").main


def test_figure_and_figures_can_be_taken_along(app: Flask) -> None:
    saved, me = kept(app)
    links = me.get(f"{saved.at}/resultaten/redenen").links
    [svg] = [link for link in links if link.endswith("/beeld/voorspeld.svg")]
    assert TITLE in me.get(svg).text
    assert "Voorspeld over jong" in me.get(f"{saved.at}/cijfers.csv").text
    assert me.get(f"{saved.at}/beeld/voorspeld.csv").status == 200


def test_a_round_without_them_has_no_link_and_no_figure(app: Flask) -> None:
    saved = save_round(app, with_predictions(gouda().round, {}))
    me = manager(app, saved)
    assert not [link for link in me.get(f"{saved.at}/resultaten/redenen").links if "voorspeld" in link]
    assert me.get(f"{saved.at}/beeld/voorspeld.svg").status == 404


def test_who_may_see_all_sees_them_and_who_may_not_see_management_sees_none(app: Flask) -> None:
    for sees_management in (True, False):
        saved = save_round(app, with_predictions(gouda().round))
        link, viewer = share(app, saved, management=sees_management)
        found = viewer.get(viewer.get(link).redirects_to)
        base = found.address.partition("/resultaten")[0]
        text = viewer.get(f"{base}/rapport.html?soort=bijlage").text
        assert (TITLE in text) is sees_management
        assert ("Voorspeld" in viewer.get(f"{base}/cijfers.csv").text) is sees_management
        assert (viewer.get(f"{base}/beeld/voorspeld.csv").status == 200) is sees_management


def test_the_next_round_starts_without_them(app: Flask) -> None:
    saved, me = kept(app)
    page = me.fill(f"{saved.at}/volgende", {"day": "1-12-2027"})
    public_id = page.redirects_to.removeprefix(PUBLIC)
    assert stored_round(app, public_id).shown_in_meetings == ShownInMeetings()
    assert stored_round(app, saved.public_id).shown_in_meetings.predicted == both()


def test_the_file_of_the_round_takes_them_along(app: Flask) -> None:
    saved, me = kept(app)
    found = json.loads(me.get(f"{saved.at}/meenemen.json").text)
    assert set(found["shown_in_meetings"]["predicted"]) == {"young", "management"}


def test_the_results_name_the_finding_and_lead_on_to_what_was_predicted(app: Flask) -> None:
    saved, me = kept(app)
    finding = "Het verst lag het uit elkaar bij ‘te weinig financiële groei’."
    summary = me.get(f"{saved.at}/resultaten")
    assert finding in summary.main
    assert any(link.endswith(f"{saved.at}/resultaten/redenen#voorspeld") for link in summary.links)
    reasons = me.get(f"{saved.at}/resultaten/redenen")
    assert finding in reasons.main
    assert reasons.by_id("voorspeld").text == TITLE
    [appendix] = [link for link in reasons.links if link.endswith("#voorspeld")]
    assert TITLE in me.get(appendix.partition("#")[0]).main
    assert "de kaart van de maatregelen, wat er voorspeld is en hoe wij rekenen" in me.get(f"{saved.at}/rapport").main


def test_without_a_prediction_the_results_say_nothing_of_it(app: Flask) -> None:
    saved = save_round(app, with_predictions(gouda().round, {}))
    me = manager(app, saved)
    for page in ("resultaten", "resultaten/redenen", "rapport"):
        assert "oorspel" not in me.get(f"{saved.at}/{page}").main


def test_who_may_not_see_management_reads_of_no_prediction(app: Flask) -> None:
    saved = save_round(app, with_predictions(gouda().round))
    link, viewer = share(app, saved, management=False)
    found = viewer.get(viewer.get(link).redirects_to)
    base = found.address.partition("/resultaten")[0]
    for page in ("resultaten", "resultaten/redenen", "rapport"):
        assert "oorspel" not in viewer.get(f"{base}/{page}").main
