"""What the user may choose of a report: which document, for which meeting; what changes nothing is told.

PRESETS and PARTS repeat `report.documents`, which is not imported here: `--help` would wait for the report's packages.
"""

from collections.abc import Iterable
from typing import Any

import click
from click.core import ParameterSource

from retention_check.cli.click_in_dutch import OneOf, WholeNumber, either
from retention_check.cli.errors import InputError
from retention_check.cli.parameters import Decorator

CONVERSATION, PLAYBOOK = "gesprek", "draaiboek"
PRESETS = (CONVERSATION, PLAYBOOK, "bijlage", "poster", "raden", "volledig", "uitdeel")
SAME_AS_CONVERSATION = (CONVERSATION, "uitdeel")
PARTS = (
    "startcheck",
    "brief",
    "wie-telt-mee",
    "agenda",
    "gespreksregels",
    "kaarten",
    "raadblad",
    "stippenblad",
    "afsprakenblad",
    "negentig-dagen",
    "overdracht",
)
MOST_TABLES = 12
NATIONAL_PLAYBOOK = "Zonder scoreblad is dit het draaiboek, met een bladzijde landelijke cijfers."
WITHOUT_SHEET = {
    **dict.fromkeys(SAME_AS_CONVERSATION, NATIONAL_PLAYBOOK),
    "bijlage": "Zonder scoreblad staat in de bijlage alleen hoe wij rekenen.",
    "volledig": "Zonder scoreblad is dit het draaiboek, met landelijke cijfers en hoe wij rekenen.",
}

# The presets and parts on which an option changes something; `volledig` holds all but the posters.
CHANGES = {
    "people": (PLAYBOOK, "volledig", "agenda", "stippenblad"),
    "management_absent": (
        PLAYBOOK,
        "volledig",
        "startcheck",
        "brief",
        "agenda",
        "gespreksregels",
        "kaarten",
        "stippenblad",
        "afsprakenblad",
        "negentig-dagen",
    ),
    "tables": (PLAYBOOK, "volledig", "kaarten"),
    "double_sided": (PLAYBOOK, "volledig", "kaarten"),
    "topics": (*SAME_AS_CONVERSATION, PLAYBOOK, "volledig", "brief"),
    "agreements": (*SAME_AS_CONVERSATION, "volledig"),
    "previous": (*SAME_AS_CONVERSATION, "bijlage", "volledig"),
}
OF_A_SHEET = (
    "scale",
    "n_young",
    "n_management",
    "management",
    "role",
    "asked_young",
    "asked_management",
    "staff",
    "agreements",
)
OF_PREVIOUS = ("previous_date", "previous_management")

OF_MANAGEMENT = ("n_management", "role", "asked_management")  # --management still says how the sheet is read

WITHOUT_MANAGEMENT = "Laat de scores van het management uit het hele bestand weg."


def document_options(command: Any) -> Any:
    """The options that choose a document, and the meeting for which the playbook is read."""
    playbook = "voor het draaiboek."
    options: list[Decorator] = [
        click.option(
            "--preset",
            type=OneOf(PRESETS),
            default=CONVERSATION,
            help="Welk document: gesprek (waarover u praat; dit krijgt u als u niets kiest), draaiboek (van de "
            "bijeenkomst), bijlage (alle cijfers, en hoe wij rekenen), poster (A3), raden (A3, om te raden voordat de "
            "scores te zien zijn), volledig (de eerste drie in één bestand). uitdeel is de oude naam van gesprek.",
        ),
        click.option("--part", type=OneOf(PARTS), help="Eén onderdeel van het draaiboek apart."),
        click.option(
            "--without-management",
            "--poster-without-management",
            "without_management",
            is_flag=True,
            help=f"{WITHOUT_MANAGEMENT} De tweede naam is de oude.",
        ),
        click.option("--people", type=WholeNumber(min=2), help=f"Hoeveel mensen er komen, {playbook}"),
        click.option("--management-absent", is_flag=True, help=f"Het management is er niet bij, {playbook}"),
        click.option(
            "--tables",
            type=WholeNumber(1, MOST_TABLES),
            default=1,
            help=f"Hoeveel tafels een stapel kaarten krijgen, {playbook}",
        ),
        click.option(
            "--double-sided", is_flag=True, help="Laat de achterkant van de kaarten leeg, om dubbelzijdig te printen."
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def chosen_preset(context: click.Context) -> str:
    """The document that is printed: a part is one of the playbook, and so is the conversation without scores.

    What was given and changes nothing on it is told on standard error.
    """
    preset, part = context.params["preset"], context.params["part"]
    if part and is_given(context, "preset") and preset != PLAYBOOK:
        raise InputError("Een onderdeel (--part) hoort bij --preset draaiboek.")
    is_pack = context.params["sheet"] is None
    if is_pack and not part and preset in WITHOUT_SHEET:
        click.echo(WITHOUT_SHEET[preset], err=True)
    if part or (is_pack and preset in SAME_AS_CONVERSATION):
        preset = PLAYBOOK
    _tell_what_changes_nothing(context, part or preset, is_pack=is_pack)
    return str(preset)


def is_given(context: click.Context, name: str) -> bool:
    """True when the user gave this option."""
    return context.get_parameter_source(name) is not ParameterSource.DEFAULT


def tell_useless(context: click.Context, names: Iterable[str], belongs_to: str) -> None:
    """Say of each of these options that was given that it changes nothing, and where it belongs."""
    for parameter in context.command.params:
        if parameter.name in names and is_given(context, parameter.name):
            click.echo(f"{parameter.opts[0]} verandert hier niets: het hoort bij {belongs_to}.", err=True)


def tell_useless_without_previous(context: click.Context) -> None:
    """Say so when something is given about a previous round that is not given itself."""
    if context.params["previous"] is None:
        tell_useless(context, OF_PREVIOUS, "--previous")


def tell_useless_without_management(context: click.Context) -> None:
    """Say so when something is given about management's scores, which are left out."""
    if context.params["without_management"]:
        tell_useless(context, OF_MANAGEMENT, "een bestand met scores van het management")


def _tell_what_changes_nothing(context: click.Context, document: str, *, is_pack: bool) -> None:
    if is_pack:
        tell_useless(context, OF_A_SHEET, "een scoreblad")
    else:
        tell_useless_without_management(context)
    tell_useless_without_previous(context)
    for name, places in CHANGES.items():
        if document not in places and not (is_pack and name in OF_A_SHEET):
            tell_useless(context, [name], _listing(places))


def _listing(places: Iterable[str]) -> str:
    by_option = {
        "--preset": [name for name in places if name in PRESETS and name != "uitdeel"],
        "--part": [name for name in places if name in PARTS],
    }
    return ", of ".join(f"{option} {either(names)}" for option, names in by_option.items() if names)
