"""Exports of survey tools: rows of people, or of means, under headings that are not ours.

`survey.read_survey` is the way in. `files` makes grids of bytes, `tools` tell how each export lies, `table` cuts a grid
into columns and drops what is private, `statements`, `rows` and `answers` recognise what is in them, and `understand`
puts it together: what became what, what is asked, and the scores. `means` does the same for a sheet of means.
"""
