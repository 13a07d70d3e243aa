"""No page of who takes part sets a cookie or looks at the session, also not in the browser of an organiser."""

from flask import Flask

from retention_check.domain.meeting.scenes import SceneKind
from tests.web.client import owner
from tests.web.meeting.held import hold, leader

BLUEPRINTS = ("participant.", "joining.")
OWN = {"Origin": "http://localhost"}
FORMS: tuple[dict[str, str], ...] = ({}, {"code": "zzzzzz"}, {"groep": "jong"}, {"stemming": "raden", "R1": "1"})


def addresses(app: Flask) -> list[str]:
    """Every address in every state, and what goes wrong."""
    waiting, voting, over = hold(app), hold(app), hold(app)
    voting.go_to(SceneKind.GUESS)
    tokens = [each.join() for each in (waiting, voting, over)]
    over.end()
    codes = [each.code for each in (waiting, voting, over)]
    found = ["/d", *(f"/d/{code}" for code in (*codes, "zzzzzz", "x", "a/b"))]
    for token in (*tokens, "a" * 32, "x"):
        found += [f"/deelnemen/{token}{part}" for part in ("", "/nu", "/stem", "/stem/nu", "/x")]
    return found


def test_no_route_sets_a_cookie_or_touches_the_session(app: Flask) -> None:
    """Flask says `Vary: Cookie` of every answer for which its session was looked at."""
    organiser, leading = owner(app), leader(hold(app))
    adapter, routes = app.url_map.bind("localhost"), set()
    for address in addresses(app):
        for method, forms in (("GET", (None,)), ("POST", FORMS), ("PUT", (None,))):
            for form in forms:
                for visitor, headers in ((organiser, OWN), (leading, OWN), (organiser, {})):
                    answer = visitor.client.open(address, method=method, data=form, headers=headers)
                    assert "Set-Cookie" not in answer.headers, address
                    assert "Cookie" not in answer.headers.get("Vary", ""), address
                    answer.close()
            if adapter.test(address, method):
                routes.add((method, adapter.match(address, method)[0]))
    own = {
        (method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
        if rule.endpoint.startswith(BLUEPRINTS)
    }
    assert own == {each for each in routes if each[1].startswith(BLUEPRINTS)}
