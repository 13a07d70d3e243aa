"""How the tables came to be, step by step (Alembic); `retention_check.store.migrate` takes the steps.

There are no steps back: when a step fails, the database stays as it was. A step's file begins with its number, which
is its revision too, and it names every constraint.
"""
