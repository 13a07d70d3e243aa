"""Sizes of a dumbbell on a screen: one for a wide window, one for a phone, where no letter is under twelve pixels."""

from retention_check.charts.dumbbell import HEADLINE, Layout

WIDE_HEADLINE = HEADLINE
WIDE_ROW = Layout(300, 34, 46, 12, 27, 6.3, 14)
PHONE_HEADLINE = Layout(300, 92, 50, 46, 80, 9.5, 22, axis_size=13)
PHONE_ROW = Layout(300, 44, 46, 16, 36, 7.5, 20, end_share=0.64)
AXIS_LETTER, AXIS_HEIGHT = 10, 14  # the numbers above a list of rows in a wide window
