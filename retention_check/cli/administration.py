"""The commands for who runs a server: migrate, expire, invite, and links that were lost."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from retention_check import clock, dutch, secret_links
from retention_check.cli import inputs
from retention_check.cli.click_in_dutch import DutchCommand, WholeNumber
from retention_check.cli.errors import InputError
from retention_check.config import SettingError, Settings, ready

if TYPE_CHECKING:
    from retention_check.store import Database

DAYS_INVITED = 30
SECONDS_FOR_READERS = 30  # to wait until nobody reads what was deleted
MEETING_CLOSED = (
    "De bijeenkomst van deze ronde gaat door, maar de link om te leiden en de code om mee te doen werken niet meer. "
    "Wie de nieuwe beheerlink opent, kan bij Bijeenkomst nieuwe links maken."
)
ADDRESS = click.option(
    "--address", metavar="ADRES", required=True, help="Adres van de server, zoals https://behoud.gemeente.nl."
)


@click.command(cls=DutchCommand)
def migrate() -> None:
    """Breng de database van een server bij."""
    from retention_check import store

    url = inputs.settings().database_url
    try:
        store.migrate(url)
    except (store.MigrationError, store.UnavailableError) as error:
        raise InputError(store.explanation(url, error)) from None
    click.echo("De database is bij.")


@click.command(cls=DutchCommand)
@click.option("--date-is-right", is_flag=True, help="De datum van deze computer klopt, ook als dat vreemd lijkt.")
def expire(date_is_right: bool) -> None:
    """Wis wat lang genoeg bewaard is.

    Laat dit elke dag vanzelf draaien.
    """
    from retention_check import maintenance, store
    from retention_check.kept_pdfs import kept_pdfs

    with _database() as database:
        try:
            expired = maintenance.expire(database, kept_pdfs(_ready()), is_date_right=date_is_right)
        except maintenance.ClockError as error:
            raise InputError(*_doubt(error.seen, error.today)) from None
        is_gone = database.retrying.wait(SECONDS_FOR_READERS)
        unpublished, attended = store.questionnaires.unpublished(database), store.meetings.attended(database)
    click.echo(
        f"Teruggebracht tot de getoonde scores: {expired.condensed}. Gewist: {expired.deleted}. "
        f"Verlopen uitnodigingen: {expired.invitations}. Verlopen vragenlijsten: {expired.questionnaires}. "
        f"Afgelopen bijeenkomsten: {expired.meetings}."
    )
    if unpublished:
        click.echo(
            f"Vragenlijsten die nog niet vastliggen: {unpublished}. Een kopie van de database bevat nu sporen van wie "
            "antwoordde: behandel die als persoonsgegevens."
        )
    if attended:
        click.echo(
            f"Bijeenkomsten die nog niet afgelopen zijn: {attended}. Een kopie van de database bevat nu sporen van wie "
            "meedoet en stemde: behandel die als persoonsgegevens."
        )
    if not is_gone:
        click.echo(
            "Let op: wat gewist is, staat nog in het bestand, want een ander leest er nu uit. Voer dit later weer uit."
        )


def _doubt(seen: datetime.date, today: datetime.date) -> tuple[str, ...]:
    return (
        f"Volgens deze computer is het vandaag {dutch.date(today)}. De laatste dag die hier gezien is, is "
        f"{dutch.date(seen)}. Er is niets gewist.",
        "Klopt de datum niet? Zet de klok goed. Klopt hij wel? Geef dan één keer: retention-check expire "
        "--date-is-right",
    )


@click.command(cls=DutchCommand)
@ADDRESS
@click.option(
    "--days",
    type=WholeNumber(1, 365),
    default=DAYS_INVITED,
    help=f"Hoeveel dagen de link geldt; anders {DAYS_INVITED}.",
)
def invite(address: str, days: int) -> None:
    """Toon een link waarmee één ronde kan beginnen."""
    from retention_check import store

    secret, until = secret_links.new_secret(), clock.today() + datetime.timedelta(days=days)
    with _database() as database:
        store.invitations.invite(database, secret_links.hashed(secret), until)
    click.echo(f"{address.rstrip('/')}/uitnodiging/{secret}")


@click.command(cls=DutchCommand)
@ADDRESS
@click.option(
    "--round",
    "public_id",
    metavar="RONDE",
    help="Toon de beheerlink van deze ronde; zonder --round staan alle rondes in een lijst.",
)
@click.option(
    "--renew",
    is_flag=True,
    help="Maak een nieuwe beheerlink; de oude, de inkijklink en de links van een bijeenkomst werken dan niet meer.",
)
def links(address: str, public_id: str | None, renew: bool) -> None:
    """Toon een beheerlink die kwijt is."""
    from retention_check import store

    with _database() as database:
        if public_id is None:
            for summary in store.rounds.summaries(database, clock.today()):
                click.echo(f"{summary.public_id}  {summary.day.isoformat()}  {summary.municipality}")
            return
        secret = _manage_secret(database, public_id, renew)
    click.echo(f"{address.rstrip('/')}/beheer/{secret}")


def _manage_secret(database: "Database", public_id: str, renew: bool) -> str:
    from retention_check import store

    stored = store.rounds.load(database, public_id, clock.today())
    if stored is None:
        raise InputError(f"Er is geen ronde {public_id[:40]}. Zonder --round staan alle rondes in een lijst.")
    nonce = secret_links.new_nonce() if renew else stored.nonce
    secret = secret_links.manage_secret(_ready().secret_key, nonce)
    if renew:
        if store.links.replace_manage_link(database, public_id, nonce, secret_links.hashed(secret)):
            click.echo(MEETING_CLOSED, err=True)
    elif secret_links.hashed(secret) != stored.manage_hash:
        message = "De geheime sleutel van de server is veranderd. Maak een nieuwe beheerlink met --renew."
        raise InputError(message)
    return secret


@contextmanager
def _database() -> "Iterator[Database]":
    """The rounds of this installation; what goes wrong with them is an InputError."""
    from retention_check import store
    from retention_check.domain.condensing import condensing
    from retention_check.studies import load_study

    settings = _ready()
    try:
        store.check(settings.database_url)
        if not store.is_current(settings.database_url):
            raise InputError("De database is niet bij. Voer eerst uit: retention-check migrate")
        database = store.connect(settings.database_url, condensing(load_study(), settings.threshold))
        try:
            yield database
        finally:
            store.disconnect(database)
    except store.UnavailableError as error:
        raise InputError(store.explanation(settings.database_url, error)) from None
    except store.GoneError:
        raise InputError("Deze ronde is gewist.") from None


def _ready() -> Settings:
    try:
        return ready(inputs.settings())
    except SettingError as error:
        raise InputError(str(error)) from None
