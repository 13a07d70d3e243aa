"""Dutch words for the domain's own values, where code has to say them."""

from collections.abc import Mapping

from retention_check.domain.item import Kind
from retention_check.domain.scores import WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.study import Study

WITHHELD: Mapping[WithheldCause, str] = {
    WithheldCause.TOO_FEW: "te weinig antwoorden",
    WithheldCause.UNKNOWN: "aantal antwoorden onbekend",
}
SHORT: Mapping[Side, str] = {Side.YOUNG: "jong", Side.MANAGEMENT: "management"}
WHO: Mapping[Side, str] = {Side.YOUNG: "jonge ambtenaren", Side.MANAGEMENT: "het management"}


def code_range(study: Study) -> str:
    """Which codes there are: 'R1 tot R10 en M1.1 tot M10.4'."""
    ranges = (f"{items[0].code} tot {items[-1].code}" for items in map(study.of_kind, Kind))
    return " en ".join(ranges)
