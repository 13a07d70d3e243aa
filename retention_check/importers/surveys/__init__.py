"""Exports of survey tools: rows of people, or of means, under headings that are not ours.

`survey.read_survey` is the way in. A file becomes tables (`containers`, `grids`), a tool's module tells how its export
lies (`tools`), and `understanding` says what became what, what is asked, and what the scores are.
"""
