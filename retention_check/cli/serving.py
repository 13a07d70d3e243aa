"""`serve`: the web app on this laptop, opened in the browser, for its owner or for a room around it."""

import errno
import gc
import signal
import socket
import sys
import threading
import webbrowser
from contextlib import ExitStack, suppress
from dataclasses import replace

import click

from retention_check import secret_links
from retention_check.cli import inputs, room_addresses
from retention_check.cli.click_in_dutch import DutchCommand, WholeNumber
from retention_check.cli.errors import InputError
from retention_check.config import OWN_NAMES, Mode, SettingError, Settings

OWN = OWN_NAMES[0]  # where the organiser is, in a room too


@click.command(cls=DutchCommand)
@click.option(
    "--port", type=WholeNumber(0, 65535), metavar="POORT", help="Poort van het programma; bij 0 een die vrij is."
)
@click.option(
    "--room",
    is_flag=False,
    flag_value=room_addresses.FIND,
    metavar="[ADRES]",
    help="Laat telefoons in de zaal toe, op dit adres van deze laptop. Zonder adres zoekt het programma er een.",
)
@click.option("--browser/--no-browser", default=True, help="Open de browser, of niet.")
def serve(port: int | None, room: str | None, browser: bool) -> None:
    """Start het programma op deze laptop.

    De app opent vanzelf in de browser.
    """
    gc.enable()  # the other commands end soon and do without
    settings = _on_laptop(inputs.settings(), port, room)
    from retention_check.cli.listening import allow_connections, make_server

    with ExitStack() as closing:
        sockets = _sockets(settings, is_chosen=port is not None)
        for each in sockets:
            closing.enter_context(each)
        settings = replace(settings, port=sockets[0].getsockname()[1])  # the cookie is named after the real one
        app, token = _app(settings)
        server = make_server(app, sockets, most_connections=allow_connections())
        closing.callback(server.close)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # being ended is as good as Ctrl+C
        with suppress(KeyboardInterrupt):  # once it runs, waitress itself ends without one
            _announce(settings, token, browser)
            server.run()
    click.echo("Gestopt.")


def _on_laptop(settings: Settings, port: int | None, room: str | None) -> Settings:
    """Settings for this laptop: whatever the environment says, it is never the central server."""
    if room is None and settings.mode is Mode.ROOM:
        room = room_addresses.FIND if settings.address == OWN else settings.address
    address = OWN if room is None else room_addresses.chosen_room(room.strip()).address
    mode = Mode.LOCAL if room is None else Mode.ROOM
    return replace(settings, mode=mode, address=address, port=settings.port if port is None else port)


def _sockets(settings: Settings, is_chosen: bool) -> list[socket.socket]:
    """The organiser's own socket, and one for the room, on the port that was set; any free one when it is taken.

    InputError when somebody asked for that very port, or the address is not there.
    """
    from retention_check.cli.listening import TakenError, bound_sockets

    hosts = list(dict.fromkeys((OWN, settings.address)))
    try:
        try:
            return bound_sockets(hosts, settings.port)
        except TakenError as error:
            if error.errno != errno.EADDRINUSE or is_chosen:
                raise
            return bound_sockets(hosts, 0)
    except TakenError as error:
        raise InputError(*_not_there(error.host, error.port, error.errno, error.reason)) from None


def _not_there(host: str, port: int, number: int | None, reason: str) -> list[str]:
    if number == errno.EADDRNOTAVAIL:
        return [f"{host} is geen adres van deze laptop.", *room_addresses.other_addresses()]
    told = f"{host}:{port} is niet te gebruiken ({reason})."
    return [told, "Kies een andere poort met --port, of een ander adres met --room."]


def _app(settings: Settings) -> tuple[object, str]:
    """The app and the token with which its owner comes in."""
    from retention_check.app import create_app
    from retention_check.web import pdf_jobs
    from retention_check.web.auth import LAUNCH_TOKEN

    try:
        app = create_app(settings)
    except SettingError as error:
        raise InputError(f"De app kan niet starten: {error}") from None
    app.config[LAUNCH_TOKEN] = token = secret_links.new_secret()
    threading.Thread(target=pdf_jobs.can_render, daemon=True).start()  # loads the renderer before it is asked for
    return app, token


def _announce(settings: Settings, token: str, browser: bool) -> None:
    link = f"http://{OWN}:{settings.port}/open/{token}"
    click.echo(f"Retentiecheck staat open op {link}")
    if settings.mode is Mode.ROOM:
        _announce_room(settings)
    click.echo("Stoppen: Ctrl+C. Uw rondes blijven bewaard op deze computer.")
    sys.stdout.flush()
    if browser and sys.stdout.isatty():
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()


def _announce_room(settings: Settings) -> None:
    """Which link is for whom, and what others in the network can do."""
    click.echo("  Deze link is alleen voor u, op deze laptop. Deel hem met niemand.")
    click.echo("Geef de zaal de QR-code van de pagina Delen van uw ronde.")
    click.echo(f"Test met een telefoon: http://{settings.address}:{settings.port}/")
    click.echo("  Daar staan alleen de startpagina en het voorbeeld. Ziet u die, dan werkt het netwerk.")
    click.echo(
        f"Let op: iedereen in dit netwerk kan {settings.address}:{settings.port} bereiken, en wie het netwerk "
        "beheert, kan meelezen. Gebruik een netwerk dat u vertrouwt."
    )
