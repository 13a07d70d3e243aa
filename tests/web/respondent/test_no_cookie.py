"""No respondent's page sets a cookie or looks at the session, also not in the browser of an organiser."""

from collections.abc import Iterator

from flask import Flask

from retention_check.domain.side import Side
from tests.web.client import Page, owner
from tests.web.respondent.asked import BELONGS, JSON, Phone, answered, ask

BLUEPRINTS = ("respondent.", "respondent_short.", "short_code.")
OWN = {"Origin": "http://localhost"}


def visits(link: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every method, address and form behind a link."""
    yield from (("GET", f"{link}{path}", {}) for path in ("", "/bedankt", "/stand"))
    for path in ("", "/antwoorden"):
        for form in ({}, BELONGS[Side.YOUNG] | {"code": "x"}, {"bewijs": "a" * 32, "R1": "4"}):
            yield "POST", f"{link}{path}", dict(form)


def everything(app: Flask) -> list[tuple[str, str, dict[str, str]]]:
    """Every page in every state, and what goes wrong."""
    coded, plain, closed, fixed = ask(app, has_codes=True), ask(app), ask(app), ask(app)
    answered(fixed, 5)
    closed.close()
    fixed.publish()
    links = [link for each in (coded, plain, closed, fixed) for link in (each.link(), each.short())]
    links += ["/vragen/x", f"/vragen/{'a' * 32}", "/v/bcdfgh"]
    found = [each for link in links for each in visits(link)]
    alone = [("GET", "/v", {}), ("POST", "/v", {"code": "x"}), ("POST", "/v", {"code": "bcdfgh"})]
    return [*found, *alone, ("GET", "/vragen", {}), ("POST", "/v/a/b/c", {}), ("GET", "/v/", {})]


def test_no_route_sets_a_cookie_or_touches_the_session(app: Flask) -> None:
    """Flask says `Vary: Cookie` of every answer for which its session was looked at."""
    me, routes = owner(app), set()
    adapter = app.url_map.bind("localhost")
    for method, address, form in everything(app):
        for headers in (OWN, OWN | JSON, {}):
            answer = me.client.open(address, method=method, data=form if method == "POST" else None, headers=headers)
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


def test_the_check_sees_a_session_that_was_looked_at(app: Flask) -> None:
    assert "Cookie" in owner(app).get("/").headers.get("Vary", "")


def test_no_page_carries_a_form_token(app: Flask) -> None:
    asking, phone = ask(app), Phone(app)
    pages: list[Page] = [phone.get(asking.link()), phone.begin(asking.link()), phone.get("/v")]
    assert not any("csrf" in page.text for page in pages)


def test_nothing_is_asked_of_another_host(app: Flask) -> None:
    asking, phone = ask(app), Phone(app)
    for page in (phone.get(asking.link()), phone.begin(asking.link()), phone.get(f"{asking.link()}/bedankt")):
        for element in page.elements:
            for name in ("src", "href", "action"):
                assert (element.get(name) or "/").startswith(("/", "data:", "#")), element.attrib
