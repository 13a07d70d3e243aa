"""The columns of a score sheet by their names, its one row that is no statement, and the cell that says its scale."""

from retention_check.domain.scales import Scale
from retention_check.domain.side import Side

CODE = "code"
TEXT = "item"
SCORE = {Side.YOUNG: "jong", Side.MANAGEMENT: "management"}
COUNT = {Side.YOUNG: "n_jong", Side.MANAGEMENT: "n_management"}
COLUMNS = (CODE, TEXT, *SCORE.values(), *COUNT.values())
SPREADS = frozenset({"sd_jong", "sd_management"})  # columns that sheets of earlier versions have
ASKED = "gevraagd"  # in the column `code`, with how many were asked in the columns of the scores
SCALE = "schaal="  # a cell above the columns begins with it when the sheet says its scale: `schaal=1-5`


def scale_cell(scale: Scale) -> str:
    """The cell that says on which scale the scores of a sheet are."""
    return f"{SCALE}{scale.name}"
