"""A file becomes entries, or a list of what to put right. The child that reads a workbook imports this: it is empty."""
