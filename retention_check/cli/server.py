"""The commands around the web app: serve it on a laptop, and look after a server's database, links and invitations."""

import datetime
import errno
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import click

from retention_check.cli import given
from retention_check.config import OWN_NAMES, Mode, SettingError, Settings, ready

if TYPE_CHECKING:
    from retention_check.store import Store

Made = TypeVar("Made")
THREADS = 8
MOST_CONNECTIONS = 100
LARGEST_BODY = 32 * 2**20  # bytes; the app refuses less than that, with a page in Dutch
IDLE_SECONDS = 60
DAYS_INVITED = 30


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 0 takes any free one.")
@click.option("--room", metavar="ADDRESS", help="Address of this laptop that phones in the room may reach.")
@click.option("--browser/--no-browser", default=True, help="Open the browser.")
def serve(port: int | None, room: str | None, browser: bool) -> None:
    """Start the web app on this laptop and open it in the browser."""
    settings = _laptop(port, room)
    from waitress.server import create_server

    settings = replace(settings, port=_free_port(settings, is_chosen=port is not None))
    app, token = _app(settings)
    server = create_server(
        app,
        host=settings.address,
        port=settings.port,
        threads=THREADS,
        connection_limit=MOST_CONNECTIONS,
        max_request_body_size=LARGEST_BODY,
        channel_timeout=IDLE_SECONDS,
        ident=None,
    )
    _announce(settings, server.effective_port, token, browser)
    try:
        server.run()
    except KeyboardInterrupt:
        click.quoted("Gestopt.")


@click.command()
def migrate() -> None:
    """Bring the database of a server up to date."""
    from retention_check.store import MigrationError, UnavailableError
    from retention_check.store import migrate as bring_up_to_date

    url = given.settings().database_url
    try:
        bring_up_to_date(url)
    except (MigrationError, UnavailableError) as error:
        given.refuse(f"De database kon niet bijgewerkt worden: {error}")
    click.quoted("De database is bij.")


@click.command()
@click.option("--address", required=True, help="Address of the server, such as https://behoud.gemeente.nl.")
@click.option("--days", type=click.IntRange(1, 365), default=DAYS_INVITED, show_default=True, help="Days it is valid.")
def invite(address: str, days: int) -> None:
    """Print a link with which one round can be begun."""
    from retention_check import links

    secret, until = links.new_secret(), given.today() + datetime.timedelta(days=days)
    _with_store(lambda store: store.invite(links.hashed(secret), until))
    click.quoted(f"{address.rstrip('/')}/uitnodiging/{secret}")


@click.command()
@click.option("--address", required=True, help="Address of the server, such as https://behoud.gemeente.nl.")
@click.option("--round", "public", help="The round to print the manage link of; without it all rounds are listed.")
@click.option("--renew", is_flag=True, help="Make a new manage link; the old one and the view link stop working.")
def links(address: str, public_id: str | None, renew: bool) -> None:
    """Print a lost manage link, for who runs the server."""
    if public_id is None:
        for listed in _with_store(lambda store: store.listed()):
            click.quoted(f"{listed.public_id}  {listed.day.isoformat()}  {listed.municipality}")
        return
    secret = _with_store(lambda store: _manage_secret(store, public_id, renew))
    click.quoted(f"{address.rstrip('/')}/beheer/{secret}")


def _manage_secret(store: "Store", public_id: str, renew: bool) -> str:
    from retention_check import links as secrets

    found = store.load(public_id)
    if found is None:
        given.refuse(f"Er is geen ronde {public_id[:40]}. Zonder --round staan alle rondes in een lijst.")
    key = _ready().secret_key
    nonce = secrets.new_nonce() if renew else found.nonce
    secret = secrets.manage_secret(key, nonce)
    if renew:
        store.reissue(public_id, nonce, secrets.hashed(secret))
    elif secrets.hashed(secret) != found.manage_hash:
        given.refuse("De geheime sleutel van de server is veranderd. Maak een nieuwe beheerlink met --renew.")
    return secret


def _with_store(work: "Callable[[Store], Made]") -> Made:
    """Result of some work with the rounds; every mistake ends with exit status 2."""
    from retention_check.store import GoneError, Store, UnavailableError, is_current

    url = _ready().database_url
    try:
        if not is_current(url):
            given.refuse("De database is niet bij. Voer eerst uit: retention-check migrate")
        return work(Store(url))
    except UnavailableError as error:
        given.refuse(f"De database is niet te bereiken: {error}")
    except GoneError:
        given.refuse("Deze ronde is gewist.")


def _ready() -> Settings:
    try:
        return ready(given.settings())
    except SettingError as error:
        given.refuse(str(error))


def _laptop(port: int | None, room: str | None) -> Settings:
    """Settings for this laptop: whatever the environment says, it is never the central server."""
    settings = given.settings()
    address = room or (settings.address if settings.mode is Mode.ROOM else OWN_NAMES[0])
    mode = Mode.LOCAL if address in OWN_NAMES else Mode.ROOM
    return replace(settings, mode=mode, address=address, port=settings.port if port is None else port)


def _free_port(settings: Settings, is_chosen: bool) -> int:
    """The port that was set, or any free one when nobody asked for that very one and it is taken."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server itself does
        try:
            trial.bind((settings.address, settings.port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE and not is_chosen:
                return 0
            told = f"{settings.address}:{settings.port} is niet te gebruiken ({error.strerror or error})."
            given.refuse(told, "Kies een andere poort met --port, of een ander adres met --room.")
    return settings.port


def _app(settings: Settings) -> tuple[object, str]:
    """The app and the token with which its owner comes in."""
    from retention_check import links as secrets
    from retention_check.app import create_app
    from retention_check.store import MigrationError, UnavailableError
    from retention_check.web import printing
    from retention_check.web.start import LAUNCH

    try:
        app = create_app(settings)
    except (SettingError, MigrationError, UnavailableError, OSError) as error:
        given.refuse(f"De app kan niet starten: {error}")
    app.config[LAUNCH] = token = secrets.new_secret()
    threading.Thread(target=printing.can_print, daemon=True).start()  # loads the renderer before it is asked for
    return app, token


def _announce(settings: Settings, port: int, token: str, browser: bool) -> None:
    link = f"http://{settings.address}:{port}/open/{token}"
    click.quoted(f"Retentiecheck staat open op {link}")
    click.quoted("Stoppen: Ctrl+C. Uw rondes blijven bewaard op deze computer.")
    if settings.mode is Mode.ROOM:
        click.quoted(
            f"Let op: iedereen in dit netwerk kan {settings.address}:{port} bereiken. Deel deze link met niemand."
        )
    sys.stdout.flush()
    if browser and sys.stdout.isatty():
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()
