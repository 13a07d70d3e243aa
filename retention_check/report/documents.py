"""What can be printed: the documents, their sections in order, for whom each is, and their style sheets."""

from dataclasses import dataclass
from enum import StrEnum


class Preset(StrEnum):
    """What is printed, by the word that the command and the address use."""

    CONVERSATION = "gesprek"
    PLAYBOOK = "draaiboek"
    APPENDIX = "bijlage"
    POSTER = "poster"
    GUESS = "raden"
    FULL = "volledig"


OLDER_NAMES = {"uitdeel": Preset.CONVERSATION}  # printed addresses and scripts still use it


class AppliesTo(StrEnum):
    """For which rounds a section is: rounds with own scores, municipalities without, or both."""

    SCORES = "scores"
    PACK = "pack"
    BOTH = "both"


@dataclass(frozen=True)
class Section:
    """One section: the anchor that links point to, its title, its template, and the document it belongs to.

    `is_part` says that it can be printed alone, as a part of the playbook.
    """

    anchor: str
    title: str
    template: str
    document: Preset
    applies_to: AppliesTo = AppliesTo.BOTH
    is_part: bool = False


def _part(anchor: str, title: str, template: str) -> Section:
    return Section(anchor, title, template, Preset.PLAYBOOK, is_part=True)


# In the order in which they are printed. A new section is a template in templates/report/ and a line here.
SECTIONS = (
    Section("oogopslag", "Het grootste verschil", "summary.html", Preset.CONVERSATION, AppliesTo.SCORES),
    Section("redenen", "Redenen volgens beide groepen", "reasons.html", Preset.CONVERSATION, AppliesTo.SCORES),
    Section("maatregelen", "Maatregelen en steun", "measures.html", Preset.CONVERSATION, AppliesTo.SCORES),
    Section("onderwerpen", "Gespreksonderwerpen", "topics.html", Preset.CONVERSATION, AppliesTo.SCORES),
    Section("afspraken", "Afspraken", "agreements.html", Preset.CONVERSATION, AppliesTo.SCORES),
    Section("zo-leest-u-dit", "Zo leest u dit", "how_to_read.html", Preset.CONVERSATION, AppliesTo.SCORES),
    Section("landelijk", "Landelijk", "national.html", Preset.PLAYBOOK, AppliesTo.PACK),
    Section("onderwerpen", "Gespreksonderwerpen", "topics.html", Preset.PLAYBOOK, AppliesTo.PACK),
    _part("startcheck", "Startcheck", "start_check.html"),
    _part("brief", "Brief aan de directie", "letter.html"),
    _part("wie-telt-mee", "Wie telt mee?", "who_counts.html"),
    _part("agenda", "Agenda", "agenda.html"),
    _part("gespreksregels", "Gespreksregels", "ground_rules.html"),
    _part("kaarten", "Kaarten voor aan tafel", "cards.html"),
    _part("raadblad", "Raadblad", "guess_sheet.html"),
    _part("stippenblad", "Stippenblad", "dot_sheet.html"),
    _part("afsprakenblad", "Afsprakenblad", "agreements_sheet.html"),
    _part("negentig-dagen", "De eerste negentig dagen", "ninety_days.html"),
    _part("overdracht", "Voor wie na ons komt", "handover.html"),
    Section("cijfers", "Alle cijfers", "figures.html", Preset.APPENDIX, AppliesTo.SCORES),
    Section("kaart", "Kaart van de maatregelen", "support_map.html", Preset.APPENDIX, AppliesTo.SCORES),
    Section("verdeling", "Hoe de antwoorden verdeeld zijn", "spread.html", Preset.APPENDIX, AppliesTo.SCORES),
    Section("voorspeld", "Voorspeld en echt", "predicted.html", Preset.APPENDIX, AppliesTo.SCORES),
    Section("verandering", "Sinds de vorige ronde", "change.html", Preset.APPENDIX, AppliesTo.SCORES),
    Section("verantwoording", "Zo rekenen wij", "method.html", Preset.APPENDIX),
    Section("poster", "Poster", "poster.html", Preset.POSTER),
    Section("raden", "Raad mee", "guess.html", Preset.GUESS),
)
PARTS = {section.anchor: section for section in SECTIONS if section.is_part}
DOCUMENT_NAMES = {
    Preset.CONVERSATION: "Gespreksrapport",
    Preset.PLAYBOOK: "Draaiboek",
    Preset.APPENDIX: "Bijlage",
    Preset.POSTER: "Poster",
    Preset.GUESS: "Raad mee",
    Preset.FULL: "Dialoograpport",
}
STYLES = {
    Preset.CONVERSATION: ("conversation.css",),
    Preset.PLAYBOOK: ("conversation.css", "playbook.css"),
    Preset.APPENDIX: ("appendix.css",),
    Preset.POSTER: ("poster.css",),
    Preset.GUESS: ("poster.css",),
    Preset.FULL: ("conversation.css", "playbook.css", "appendix.css"),
}


def sheets_of(document: Preset, medium: str) -> tuple[str, ...]:
    """The style sheets of a document in their order, as addresses of static files; the medium's own comes last."""
    return tuple(f"css/{name}" for name in ("report.css", *STYLES[document], medium))


def printed_sheets(document: Preset) -> tuple[str, ...]:
    """The style sheets of a document on paper."""
    return sheets_of(document, "paper.css")


def preset_of(name: str) -> Preset:
    """The preset with this name, an older name too; ValueError for any other."""
    return OLDER_NAMES.get(name) or Preset(name)
