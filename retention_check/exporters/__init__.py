"""A comparison, the national means or an empty score sheet as a file: CSV and JSON for machines, XLSX for people."""
