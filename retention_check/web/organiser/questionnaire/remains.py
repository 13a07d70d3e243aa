"""What is told of where deleted answers can still stand in the files of the database."""

from collections.abc import Mapping

from retention_check.store import Remains

LEFT: Mapping[Remains, str] = {
    Remains.NOWHERE: "",
    Remains.UNTIL_READ: " In het bestand op de schijf staan nog resten, omdat een ander er nu uit leest. Die worden "
    "binnen enkele minuten gewist.",
    Remains.UNTIL_REUSED: " Op de schijf van de server kunnen resten staan tot die ruimte opnieuw gebruikt is.",
}
DISCARDED: Mapping[Remains, str] = {
    remains: f"De vragenlijst is gewist, met alle antwoorden. De links werken niet meer.{left}"
    for remains, left in LEFT.items()
}
