"""`serve`: the web app on this laptop, opened in the browser, for its owner or for a room around it."""

import errno
import gc
import signal
import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from dataclasses import replace

import click

from retention_check import secret_links
from retention_check.cli import inputs
from retention_check.cli.click_in_dutch import DutchCommand, WholeNumber
from retention_check.cli.errors import InputError
from retention_check.config import OWN_NAMES, Mode, SettingError, Settings

THREADS = 8
MOST_CONNECTIONS = 100
LARGEST_BODY = 32 * 2**20  # bytes; the app refuses less than that, with a page in Dutch
IDLE_SECONDS = 60


@click.command(cls=DutchCommand)
@click.option("--port", type=WholeNumber(0, 65535), metavar="POORT", help="Poort van de app; bij 0 een die vrij is.")
@click.option("--room", metavar="ADRES", help="Adres van deze laptop dat telefoons in de zaal mogen bereiken.")
@click.option("--browser/--no-browser", default=True, help="Open de browser, of niet.")
def serve(port: int | None, room: str | None, browser: bool) -> None:
    """Start de app op deze laptop.

    De app opent vanzelf in de browser.
    """
    gc.enable()  # the other commands end soon and do without
    settings = _on_laptop(inputs.settings(), port, room)
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
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # being ended is as good as Ctrl+C
    with suppress(KeyboardInterrupt):  # once it runs, waitress itself ends without one
        _announce(settings, server.effective_port, token, browser)
        server.run()
    click.echo("Gestopt.")


def _on_laptop(settings: Settings, port: int | None, room: str | None) -> Settings:
    """Settings for this laptop: whatever the environment says, it is never the central server."""
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
            message = f"{settings.address}:{settings.port} is niet te gebruiken ({error.strerror or error})."
            raise InputError(message, "Kies een andere poort met --port, of een ander adres met --room.") from None
    return settings.port


def _app(settings: Settings) -> tuple[object, str]:
    """The app and the token with which its owner comes in."""
    from retention_check.app import create_app
    from retention_check.store import MigrationError, UnavailableError
    from retention_check.web import pdf_jobs
    from retention_check.web.public.links import LAUNCH_TOKEN

    try:
        app = create_app(settings)
    except (SettingError, MigrationError, UnavailableError, OSError) as error:
        raise InputError(f"De app kan niet starten: {error}") from None
    app.config[LAUNCH_TOKEN] = token = secret_links.new_secret()
    threading.Thread(target=pdf_jobs.can_render, daemon=True).start()  # loads the renderer before it is asked for
    return app, token


def _announce(settings: Settings, port: int, token: str, browser: bool) -> None:
    link = f"http://{settings.address}:{port}/open/{token}"
    click.echo(f"Retentiecheck staat open op {link}")
    click.echo("Stoppen: Ctrl+C. Uw rondes blijven bewaard op deze computer.")
    if settings.mode is Mode.ROOM:
        click.echo(
            f"Let op: iedereen in dit netwerk kan {settings.address}:{port} bereiken. Deel deze link met niemand."
        )
    sys.stdout.flush()
    if browser and sys.stdout.isatty():
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()
