"""Headers on every response, forms that only our own pages may send, and a log without secrets."""

import logging
from dataclasses import replace

import pytest
from flask import Flask

from retention_check import secret_links
from retention_check.domain.round import ManagementForm
from tests.web.client import (
    ABOUT,
    GOUDA,
    HTTP,
    HTTPS,
    TOKEN,
    TYPED,
    Page,
    SavedRound,
    Visitor,
    manager,
    owner,
    published,
    save_published,
    save_round,
    share,
    stored,
    stored_round,
    value_of,
)

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def answers(app: Flask, base: str) -> list[Page]:
    """One answer of every kind: pages, files, redirects, forms, errors, static files."""
    saved = save_round(app)
    me, stranger = manager(app, saved, base), Visitor(app, base)
    _, viewer = share(app, saved, base=base)
    asked = [
        "",
        "/scores/jong",
        "/resultaten",
        "/rapport.html",
        "/cijfers.csv",
        "/cijfers.xlsx",
        "/meenemen.json",
        "/x",
    ]
    found = [me.get(f"{saved.at}{path}") for path in asked]
    found += [viewer.get(f"/inzage/{saved.public_id}/resultaten"), me.get(f"/beheer/{saved.secret}")]
    found += [
        stranger.get(path) for path in ("/", "/gezond", "/nergens", saved.at, f"/open/{TOKEN}", "/voorbeeld/rapport")
    ]
    found += [
        stranger.post("/"),
        me.post(f"{saved.at}/scores/jong"),
        me.fill(f"{saved.at}/scores/jong", {"R1-young": "x"}),
    ]
    found += [
        stranger.get("/pakket.html?gemeente=Ede"),
        stranger.get("/pakket.html"),
        me.fill(f"{saved.at}/scores/jong"),
    ]
    return found


def static_file(visitor: Visitor) -> str:
    return next(link.get("href", "") for link in visitor.get("/").tree.iter("link") if link.get("rel") == "stylesheet")


@pytest.mark.parametrize("base", [HTTP, HTTPS])
def test_every_answer_carries_the_headers(app: Flask, base: str) -> None:
    pages = answers(app, base)
    assert {page.status for page in pages} == {200, 302, 400, 403, 404, 405, 422}
    for page in pages:
        policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
        assert policy.keys() == POLICY.keys()
        assert "unsafe" not in str(policy)
        assert all(policy[name] == POLICY[name] for name in POLICY if "sha256" not in str(policy) or "-src" not in name)
        assert {name: page.headers[name] for name in FIXED} == FIXED
        assert ("Strict-Transport-Security" in page.headers) is (base == HTTPS)
        assert page.headers["Cache-Control"] == "no-store"
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert "Server" not in page.headers


@pytest.mark.parametrize("base", [HTTP, HTTPS])
def test_static_files_carry_them_too_and_are_kept(app: Flask, base: str) -> None:
    visitor = Visitor(app, base)
    page = visitor.get(static_file(visitor))
    assert page.status == 200
    assert {name: page.headers[name] for name in FIXED} == FIXED
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "immutable" in page.headers["Cache-Control"]
    assert "X-Robots-Tag" not in page.headers


def test_a_static_file_that_is_not_there_is_not_kept(visitor: Visitor) -> None:
    assert "no-store" in visitor.get("/static/x/nergens.css").headers.get("Cache-Control", "")


@pytest.mark.parametrize("base", [HTTP, HTTPS])
@pytest.mark.parametrize("token", [None, "", "x", "of another"])
def test_a_form_without_our_token_changes_nothing(app: Flask, base: str, token: str | None) -> None:
    saved = save_published(app)
    me, other = manager(app, saved, base), Visitor(app, base)
    foreign = value_of(other.get("/voorbeeld/resultaten/onderwerpen"), "csrf_token")
    forged = foreign if token == "of another" else token  # noqa: S105
    for path in ("scores/jong", "gegevens", "wissen", "delen", "afspraken/nieuw", "volgende", "scoreblad"):
        assert me.fill(f"{saved.at}/{path}", {"csrf_token": forged}).status == 400
    assert stored_round(app, saved.public_id) == published(GOUDA)


@pytest.mark.parametrize("base", [HTTP, HTTPS])
def test_a_form_with_our_token_is_taken(app: Flask, base: str) -> None:
    saved = save_round(app)
    page = manager(app, saved, base).fill(f"{saved.at}/scores/jong", {"R1-young": "2,2"})
    assert page.status == 302
    assert stored_round(app, saved.public_id) != GOUDA


@pytest.mark.parametrize(
    "referer", ["", "https://evil.example/", "http://localhost/", "https://localhost.evil.example/"]
)
def test_over_tls_a_form_comes_from_our_own_pages(app: Flask, referer: str) -> None:
    saved = save_round(app)
    me = manager(app, saved, HTTPS)
    fields = me.get(f"{saved.at}/scores/jong").fields()
    assert me.post(f"{saved.at}/scores/jong", fields, headers={"Referer": referer}).status == 400
    assert me.post(f"{saved.at}/scores/jong", fields).status == 302


def test_a_token_lives_as_long_as_the_session(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    saved = save_round(app)
    me = manager(app, saved)
    page = me.get(f"{saved.at}/scores/jong")
    later = time.time() + 30 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: later)
    assert me.send(page, {"R1-young": "2"}).status == 302


@pytest.mark.parametrize("path", ["/delen", "/vastleggen", "/wissen", "/afspraken/1/weg", "/volgende", "/scores/jong"])
def test_asking_changes_nothing(app: Flask, path: str) -> None:
    saved = save_round(app, replace(GOUDA, management_form=ManagementForm.AGREED))
    before = stored_round(app, saved.public_id)
    owner(app).get(f"{saved.at}{path}?sure=y&intrekken=ja&is_locked=1&csrf_token=x")
    assert stored_round(app, saved.public_id) == before


def test_a_forwarded_header_is_believed_only_from_a_proxy_we_know(app: Flask) -> None:
    visitor = Visitor(app)
    page = visitor.get(f"/open/{TOKEN}", headers={"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"})
    assert "Secure" not in page.headers["Set-Cookie"]
    assert "Strict-Transport-Security" not in page.headers


def test_no_log_line_holds_a_secret(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    me = owner(app)
    public_id = me.fill("/nieuw", ABOUT | {"municipality": "Zeldzaamdorp"}).redirects_to.removeprefix("/ronde/")
    at = f"/ronde/{public_id}"
    secret = secret_links.manage_secret(str(app.secret_key), stored(app, public_id).nonce)
    me.fill(f"{at}/scores/jong", TYPED | {"R1-young": "7,37"})
    me.fill(f"{at}/afspraken/nieuw", {"what": "Zwaluwenkast"})
    link, viewer = share(app, SavedRound(public_id, secret))
    viewer.get(f"/inzage/{public_id}/rapport.html")
    for wrong in (f"/beheer/x{secret}", f"/open/x{TOKEN}", f"/inzien/{secret}", f"/ronde/{public_id}/x"):
        me.get(wrong)
    me.fill(f"{at}/gegevens", {"version": "0"})
    me.fill(f"{at}/delen", {"intrekken": "ja"})
    me.fill(f"{at}/wissen", {"sure": "y"})
    me.get(link)
    said = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in caplog.records)
    ours = [record for record in caplog.records if record.name == "retention_check"]
    assert {"begin", "scores", "agreements", "share", "delete"} <= {record.getMessage().split()[0] for record in ours}
    for hidden in (secret, TOKEN, link.rpartition("/")[2], "Zeldzaamdorp", "Zwaluwenkast", "7.37", "7,37", "127.0.0.1"):
        assert hidden not in said, hidden
