"""A comparison, the benchmark or an empty score sheet as a file: CSV and JSON for machines, XLSX for people."""
