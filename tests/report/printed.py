"""A report in HTML read back: the figures of each table, what drawings tell, and the sentences of each section."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.cast import STUDY

NUMBER = r"[+−]?\d{1,2},\d"
CODES = {item.label: item.code for item in STUDY.items} | {item.text: item.code for item in STUDY.items}
QUOTED = {name[:1].lower() + name[1:]: code for name, code in CODES.items()}
SIGNS = {"°": "te klein", "~": "kan toeval zijn", "": "duidelijk"}


@dataclass(frozen=True)
class Figures:
    """The figures of one item in a table: as text, so that nothing is lost in reading; None where no score stands."""

    young: Decimal | None
    management: Decimal | None
    gap: Decimal | None
    level: str | None

    @property
    def highest(self) -> Decimal:
        """The higher of both scores."""
        return max(score for score in (self.young, self.management) if score is not None)


def text_of(markup: str) -> str:
    """The words of a piece of HTML that can be seen, with single spaces."""
    markup = re.sub(r'<span class="visually-hidden">.*?</span>', "", markup)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:strong|span|b)\b[^>]*>", "", markup))).split())


def number(text: str) -> Decimal | None:
    """The first number in a text, '−0,2' as -0.2."""
    found = re.search(NUMBER, text)
    return Decimal(found[0].replace("−", "-").replace(",", ".")) if found else None


def section(page: str, anchor: str) -> str:
    """The HTML of one section; empty when it is not printed."""
    found = re.search(rf'<section class="part {anchor}".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def tables(page: str) -> Iterator[tuple[str, Figures]]:
    """Code and figures of every row in a table of figures."""
    for table in re.findall(r'<table class="(?:figures|numbers)\b[^"]*">.*?</table>', page, re.DOTALL):
        heads = [text_of(head) for head in re.findall(r"<th scope=\"col\".*?</th>", table, re.DOTALL)]
        reason = re.search(r"<caption[^>]*>(R\d+)\.", table)
        for row in re.findall(r"<tr[^>]*>\s*<th scope=\"row\".*?</tr>", table, re.DOTALL):
            cells = re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL)
            yield _code(text_of(cells[0]), reason[1] if reason else ""), _figures(dict(zip(heads, cells, strict=True)))


def _code(name: str, reason: str) -> str:
    name = name.removesuffix(" onderwerp")
    first = name.split(" ")[0]
    return first if reason and first in STUDY.codes else CODES[name]


def _figures(cells: Mapping[str, str]) -> Figures:
    own = {name: number(text_of(cells.get(name, ""))) for name in ("jong", "mngt", "verschil")}
    gap = text_of(cells.get("verschil", ""))
    level = SIGNS[gap[-1:] if gap[-1:] in "°~" else ""] if own["verschil"] is not None else None
    return Figures(own["jong"], own["mngt"], own["verschil"], level if "aan het einde" not in gap else None)


def national_levels(page: str) -> dict[tuple[str, str], str]:
    """What the table of all figures says of each group's score beside the country, by code and 'jong' or 'mngt'."""
    found = {}
    for table in re.findall(r'<table class="numbers\b[^"]*">.*?</table>', page, re.DOTALL):
        heads = [text_of(head) for head in re.findall(r"<th scope=\"col\".*?</th>", table, re.DOTALL)]
        for row in re.findall(r"<tr[^>]*>\s*<th scope=\"row\".*?</tr>", table, re.DOTALL):
            cells = [text_of(cell) for cell in re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL)]
            for head, cell in zip(heads, cells, strict=True):
                if head.endswith(" t.o.v. land.") and number(cell) is not None:
                    sign = cell[-1:] if cell[-1:] in "°~" else ""
                    found[cells[0].split(" ")[0], head.split(" ")[0]] = SIGNS[sign]
    return found


@dataclass(frozen=True)
class Drawing:
    """What a drawing tells in words."""

    code: str
    figures: Figures
    national: tuple[Decimal, Decimal]


def drawings(markup: str) -> list[Drawing]:
    """What every dumbbell in a piece of HTML tells."""
    found = []
    for title in re.findall(r'class="dumbbell"[^>]*><title>(.*?)</title>', markup, re.DOTALL):
        told = text_of(title)
        if ": landelijk " in told:  # the country alone
            name, rest = told.split(": landelijk ")
            both = re.findall(NUMBER, rest)
            pair = _known(both[0]), _known(both[1])
            found.append(Drawing(CODES[name], Figures(None, None, None, None), pair))
            continue
        name, rest = re.split(r": (?=jonge ambtenaren|het management|geen eigen|Landelijk)", told, maxsplit=1)
        own, country = rest.split("Landelijk ")
        young = re.search(rf"jonge ambtenaren ({NUMBER})", own)
        management = re.search(rf"management ({NUMBER})", own)
        gap = re.search(rf"verschil (?:minstens |hooguit |ongeveer )?({NUMBER}) punt, (.*?)\.", own)
        first, second = re.findall(NUMBER, country)
        own_figures = Figures(_number_in(young), _number_in(management), _number_in(gap), gap[2] if gap else None)
        found.append(Drawing(CODES[name], own_figures, (_known(first), _known(second))))
    return found


def sentences(markup: str) -> list[str]:
    """The sentences of the paragraphs and list items of a piece of HTML."""
    found = re.findall(
        r"<(?:p|li|h1)\b[^>]*>(.*?)</(?:p|li|h1)>", re.sub(r"<svg.*?</svg>", "", markup, flags=re.DOTALL), re.DOTALL
    )
    return [each for paragraph in found for each in re.split(r"(?<=[.?!:;])\s+(?=[A-Z‘])", text_of(paragraph)) if each]


def named(sentence: str) -> list[str]:
    """Codes of the items that a sentence quotes; not of the reason to which a measure belongs."""
    sentence = re.sub(r"maatregel bij ‘[^’]+’", "", sentence)
    return [QUOTED[name] for name in re.findall(r"‘([^’]+(?:’[a-z][^’]*)*)’", sentence) if name in QUOTED]


def _known(text: str) -> Decimal:
    found = number(text)
    assert found is not None
    return found


def _number_in(found: re.Match[str] | None) -> Decimal | None:
    return number(found[1]) if found else None
