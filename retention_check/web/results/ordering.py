"""Lists of items in the order and choice that the address asks for."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from flask import request

from retention_check.charts import rows
from retention_check.domain.comparison import ItemComparison
from retention_check.domain.side import Side

WIDE = Decimal(1)  # points: what 'alleen grote verschillen' leaves in
ORDERS: dict[str, Callable[[ItemComparison], Decimal | None]] = {
    "jong": lambda compared: compared.shown_score(Side.YOUNG),
    "management": lambda compared: compared.shown_score(Side.MANAGEMENT),
    "verschil": lambda compared: compared.gap.size if compared.gap else None,
    "landelijk": lambda compared: compared.national.of(Side.YOUNG),
}


def ordered_list(compared_items: Iterable[ItemComparison]) -> dict[str, object]:
    """What a template needs to show the items in the order of the address, and to link to the other orders."""
    order, only = request.args.get("volgorde", ""), request.args.get("alleen", "") == "groot"
    chosen = [compared for compared in compared_items if not only or _is_wide(compared)]
    if key := ORDERS.get(order):
        chosen.sort(key=lambda compared: -(key(compared) or Decimal(0)))
    return {
        "compared_items": chosen,
        "order": order if key else "",
        "only": only,
        "orders": ORDERS,
        "wide": WIDE,
        "rows": rows,
    }


def _is_wide(compared: ItemComparison) -> bool:
    return compared.gap is not None and compared.gap.size >= WIDE
