"""The columns of a score sheet, by their names."""

from retention_check.domain.side import Side

CODE = "code"
TEXT = "item"
SCORE = {Side.YOUNG: "jong", Side.MANAGEMENT: "management"}
COUNT = {Side.YOUNG: "n_jong", Side.MANAGEMENT: "n_management"}
SPREAD = {Side.YOUNG: "sd_jong", Side.MANAGEMENT: "sd_management"}
COLUMNS = (CODE, TEXT, *SCORE.values(), *COUNT.values(), *SPREAD.values())
