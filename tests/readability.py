"""How hard our Dutch is to read: run by hand, `python tests/readability.py`.

Flesch-Douma (206.84 - 0.93 x words a sentence - 77 x syllables a word; 65 and more is plain language, 80 is easy) for
the texts of the study and for what stands in the templates, a line for each group, then the twenty hardest sentences.
The statements and questions of the instrument are quoted and do not count; nor does what is not a sentence: headings,
labels, names.

Syllables are counted as groups of vowels, Dutch double letters as one. pyphen, which is here for WeasyPrint, breaks
lines and never leaves a letter alone: it gives 'idee', 'open' and 'cao' one syllable and 'agenda' two.
"""

import html
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import nodes

sys.path.insert(0, str(Path(__file__).parent.parent))

from retention_check.report.templating import environment

ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "retention_check" / "studies" / "utrecht_2025"
TEMPLATES = ROOT / "templates"
OURS = {"definition", "questions_note"}  # what of items.toml is not the instrument
HARDEST = 20
FEWEST_SENTENCES = 10  # a group of fewer says nothing about how it reads
LONGEST_ABBREVIATION = 4  # letters that are read out one by one
FEWEST_WORDS = 8  # of a sentence that can be among the hardest
STAND_IN = "iets"  # for a value that only a round can fill

VOWELS = re.compile(r"eau|aai|ooi|oei|eeu|ieu|ëe|aa|ee|oo|uu|ie|oe|eu(?!m)|ui|ij|ei|ou|au|[aeiouyáéíóúàèòâêôûäëïöü]")
WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
END = re.compile(r"(?<=[.?!])[’”)]?\s+(?=[‘“(\[]?[A-ZÉ\d{])")
BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|dl|dt|dd|h\d|table|caption|thead|tbody|tr|td|th|section|article|main|nav|details|summary"
    r"|fieldset|legend|label|option|select|button|figure|svg|title|text|br|input)\b[^>]*>"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence and the group it is counted in."""

    group: str
    text: str

    @property
    def words(self) -> list[str]:
        """Its words; a number is none."""
        return WORD.findall(self.text)


@dataclass(frozen=True)
class Level:
    """How a group of sentences reads."""

    sentences: int
    words_a_sentence: float
    ease: float


def syllables(word: str) -> int:
    """Roughly how many syllables a Dutch word has; an abbreviation has as many as it has letters."""
    is_spelled = word.isupper() and len(word) <= LONGEST_ABBREVIATION
    return len(word) if is_spelled else max(1, len(VOWELS.findall(word.lower())))


def level(sentences: list[Sentence]) -> Level:
    """Words a sentence and Flesch-Douma's reading ease."""
    words = [word for sentence in sentences for word in sentence.words]
    a_sentence = len(words) / len(sentences)
    a_word = sum(map(syllables, words)) / len(words)
    return Level(len(sentences), a_sentence, 206.84 - 0.93 * a_sentence - 77 * a_word)


@cache
def all_sentences() -> tuple[Sentence, ...]:
    """Every sentence of the study's texts and of the templates, once in its group."""
    found = [Sentence(group, text) for group, block in (*_of_texts(), *_of_templates()) for text in _split(block)]
    return tuple(dict.fromkeys(sentence for sentence in found if sentence.words))


def groups() -> dict[str, list[Sentence]]:
    """The sentences by group, groups of few sentences left out."""
    by_name: dict[str, list[Sentence]] = {}
    for sentence in all_sentences():
        by_name.setdefault(sentence.group, []).append(sentence)
    return {name: found for name, found in by_name.items() if len(found) >= FEWEST_SENTENCES}


def hardest() -> list[Sentence]:
    """The sentences that read hardest, the hardest first; in a short one a single name decides, so it is left out."""
    longer = {sentence.text: sentence for sentence in all_sentences() if len(sentence.words) >= FEWEST_WORDS}
    return sorted(longer.values(), key=lambda sentence: level([sentence]).ease)[:HARDEST]


def longest() -> Sentence:
    """The sentence of the most words."""
    return max(all_sentences(), key=lambda sentence: len(sentence.words))


def _split(block: str) -> list[str]:
    """The sentences of a block of text: what ends with a full stop, a question mark or an exclamation mark."""
    text = " ".join(html.unescape(block).split())
    return [part for part in END.split(text) if re.search(r"[.?!][’”)]?$", part)]


def _of_texts() -> Iterator[tuple[str, str]]:
    for file in sorted(TEXTS.glob("*.toml")):
        raw = tomllib.loads(file.read_text("utf-8"))
        only = OURS if file.name == "items.toml" else set()
        for part, value in raw.items():
            group = f"{file.name}, {part}" if file.name == "meeting.toml" else file.name
            yield from ((group, text) for text in _strings(value, part, only))


def _strings(value: Any, name: str, only: set[str]) -> Iterator[str]:
    """The texts in a value of this name; with `only` those of these names."""
    if isinstance(value, str) and (name in only or not only):
        yield re.sub(r"{\w+}", STAND_IN, value)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, name, only)
    elif isinstance(value, Mapping):
        for inner, part in value.items():
            yield from _strings(part, inner, only)


def _of_templates() -> Iterator[tuple[str, str]]:
    for file in sorted(TEMPLATES.rglob("*.html")):
        parts = file.relative_to(TEMPLATES).parts
        group = f"templates/{parts[0]}" if len(parts) > 1 else "templates"
        tree = environment().parse(file.read_text("utf-8"))
        for is_first in (True, False):  # one branch of every condition, then the other
            text = re.sub(r"<[^>]*>", "", BLOCK.sub("\n", _told(tree, is_first)))
            yield from ((group, block) for block in text.split("\n"))


def _told(node: nodes.Node, is_first: bool) -> str:
    """What a template says when each of its conditions goes the same way, with a word in the place of each value."""
    match node:
        case nodes.TemplateData():
            return node.data
        case nodes.If():
            return _all_told(node.body if is_first else node.else_ or node.elif_[-1:], is_first)
        case nodes.For():
            return _all_told(node.body, is_first)
        case nodes.Macro() | nodes.Block() | nodes.CallBlock() | nodes.AssignBlock():
            return f"\n{_all_told(node.body, is_first)}\n"
        case nodes.Assign() | nodes.Import() | nodes.FromImport() | nodes.Extends() | nodes.Include():
            return ""
        case nodes.Expr():
            return _expression(node, is_first)
        case _:
            return _all_told(list(node.iter_child_nodes()), is_first)


def _all_told(found: Iterable[nodes.Node], is_first: bool) -> str:
    return "".join(_told(part, is_first) for part in found)


def _expression(node: nodes.Expr, is_first: bool) -> str:
    match node:
        case nodes.Const(value=str()):
            return str(node.value)
        case nodes.CondExpr():
            chosen = node.expr1 if is_first else node.expr2
            return _told(chosen, is_first) if chosen else ""
        case nodes.Concat():
            return _all_told(node.nodes, is_first)
        case nodes.Filter(node=nodes.Const() | nodes.CondExpr() | nodes.Concat() | nodes.Filter() as inner):
            return _told(inner, is_first)
        case nodes.Call():  # what stands in the arguments of a component: a heading, a lead
            texts = [_told(part, is_first) for part in node.args if not isinstance(part, nodes.Name)]
            return STAND_IN + "".join(f"\n{text}\n" for text in texts if _split(text))
        case _:
            return STAND_IN


def main() -> None:
    """Print each group, all together, and the hardest sentences."""
    named = {**groups(), "all together": list(all_sentences())}
    print(f"{'group':<44}{'sentences':>10}{'words':>8}{'ease':>8}")
    for name, found in named.items():
        reached = level(found)
        print(f"{name:<44}{reached.sentences:>10}{reached.words_a_sentence:>8.1f}{reached.ease:>8.1f}")
    print(f"\nThe {HARDEST} hardest sentences")
    for sentence in hardest():
        print(f"{level([sentence]).ease:>6.1f}  {len(sentence.words):>3} words  {sentence.group}: {sentence.text}")
    print(f"\nThe longest: {len(longest().words)} words, {longest().group}: {longest().text}")


if __name__ == "__main__":
    main()
