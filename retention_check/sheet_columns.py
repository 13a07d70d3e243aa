"""The columns of a score sheet by their names, and its one row that is no statement."""

from retention_check.domain.side import Side

CODE = "code"
TEXT = "item"
SCORE = {Side.YOUNG: "jong", Side.MANAGEMENT: "management"}
COUNT = {Side.YOUNG: "n_jong", Side.MANAGEMENT: "n_management"}
COLUMNS = (CODE, TEXT, *SCORE.values(), *COUNT.values())
SPREADS = frozenset({"sd_jong", "sd_management"})  # columns that sheets of earlier versions have
ASKED = "gevraagd"  # in the column `code`, with how many were asked in the columns of the scores
