"""The sections of the report in their order, for whom each is, and in which preset it is printed."""

from dataclasses import dataclass
from enum import StrEnum


class Preset(StrEnum):
    """What is printed: the summary as a poster, two sheets to hand out, or everything."""

    POSTER = "poster"
    HANDOUT = "uitdeel"
    FULL = "volledig"


class AppliesTo(StrEnum):
    """For which rounds a section is: rounds with own scores, municipalities without, or both."""

    SCORES = "scores"
    PACK = "pack"
    BOTH = "both"


@dataclass(frozen=True)
class Section:
    """One section of the report: the anchor that links point to, its title in the contents, its template."""

    anchor: str
    title: str
    template: str
    applies_to: AppliesTo = AppliesTo.BOTH
    presets: tuple[Preset, ...] = (Preset.FULL,)


# The report in its order. A new section is a template in templates/report/ and a line here.
SECTIONS = (
    Section("omslag", "", "omslag.html"),
    Section("inhoud", "", "inhoud.html"),
    Section("oogopslag", "In één oogopslag", "oogopslag.html", AppliesTo.SCORES, tuple(Preset)),
    Section("zonder-cijfers", "Zonder eigen cijfers", "zonder-cijfers.html", AppliesTo.PACK, tuple(Preset)),
    Section("leeswijzer", "Leeswijzer", "leeswijzer.html"),
    Section("redenen", "Redenen volgens beide kanten", "redenen.html"),
    Section("maatregelen", "Maatregelen en draagvlak", "maatregelen.html"),
    Section("verandering", "Sinds de vorige ronde", "verandering.html", AppliesTo.SCORES),
    Section("onderwerpen", "Gespreksonderwerpen", "onderwerpen.html"),
    Section("gesprek", "Het gesprek", "gesprek.html"),
    Section("kaarten", "Kaarten voor aan tafel", "kaarten.html"),
    Section("afspraken", "Afspraken", "afspraken.html", presets=(Preset.HANDOUT, Preset.FULL)),
    Section("oplegger", "Oplegger voor de directie", "oplegger.html"),
    Section("overdracht", "Voor wie na ons komt", "overdracht.html"),
    Section("verantwoording", "Verantwoording", "verantwoording.html"),
    Section("cijfers", "Alle cijfers", "cijfers.html", AppliesTo.SCORES),
)
