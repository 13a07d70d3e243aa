"""Whether a heading may say the opposite of a statement: only one of them has a word that turns the sense."""

import re

from retention_check.importers.surveys.statements.statement_texts import folded

_TURNING = re.compile(
    r"\b(?:niet|geen|nooit|niemand|zonder|nauwelijks|amper|weinig|veel|minder|meer|genoeg|(?:on)?voldoende|ruim|goede?"
    r"|slechte?|minimaal|minimum|minstens|maximaal|maximum|hooguit|hoogstens|verlagen|verhogen|verminderen|afschaffen"
    r"|stoppen|verbieden|beperken|ontbreken|ontbreekt|not?|never|without|little|few|much|many|less|more|enough|lack)\b"
)


def may_be_opposite(heading: str, statement: str) -> bool:
    """Whether the words that turn the sense are not the same: 'Veel zinvol werk', 'Te weinig zinvol werk'."""
    return _turning(heading) != _turning(statement)


def _turning(text: str) -> set[str]:
    return set(_TURNING.findall(folded(text)))
