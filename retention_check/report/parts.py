"""The parts of the report in their order, for whom each is, and in which preset it is printed."""

from dataclasses import dataclass
from enum import StrEnum


class Preset(StrEnum):
    """What is printed: the summary as a poster, two sheets to hand out, or everything."""

    POSTER = "poster"
    UITDEEL = "uitdeel"
    VOLLEDIG = "volledig"


class Audience(StrEnum):
    """For whom a part is: rounds with own scores, municipalities without, or both."""

    SCORES = "scores"
    PACK = "pack"
    BOTH = "both"


@dataclass(frozen=True)
class Part:
    """One part of the report: the anchor that links point to, its title in the contents, its template."""

    anchor: str
    title: str
    template: str
    audience: Audience = Audience.BOTH
    presets: tuple[Preset, ...] = (Preset.VOLLEDIG,)


# The report in its order. A new part is a template in templates/report/ and a line here.
PARTS = (
    Part("omslag", "", "omslag.html"),
    Part("inhoud", "", "inhoud.html"),
    Part("oogopslag", "In één oogopslag", "oogopslag.html", Audience.SCORES, tuple(Preset)),
    Part("zonder-cijfers", "Zonder eigen cijfers", "zonder-cijfers.html", Audience.PACK, tuple(Preset)),
    Part("leeswijzer", "Leeswijzer", "leeswijzer.html"),
    Part("redenen", "Redenen volgens beide kanten", "redenen.html"),
    Part("maatregelen", "Maatregelen en draagvlak", "maatregelen.html"),
    Part("verandering", "Sinds de vorige ronde", "verandering.html", Audience.SCORES),
    Part("onderwerpen", "Gespreksonderwerpen", "onderwerpen.html"),
    Part("gesprek", "Het gesprek", "gesprek.html"),
    Part("kaarten", "Kaarten voor aan tafel", "kaarten.html"),
    Part("afspraken", "Afspraken", "afspraken.html", presets=(Preset.UITDEEL, Preset.VOLLEDIG)),
    Part("oplegger", "Oplegger voor de directie", "oplegger.html"),
    Part("overdracht", "Voor wie na ons komt", "overdracht.html"),
    Part("verantwoording", "Verantwoording", "verantwoording.html"),
    Part("cijfers", "Alle cijfers", "cijfers.html", Audience.SCORES),
)
