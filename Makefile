# What a developer runs by hand; .ci/run does all of it on a new machine.
PYTHON ?= .venv/bin/python

.PHONY: install run test test-all lint format benchmark

install:
	python3 -m venv .venv
	.venv/bin/pip install --quiet --editable '.[test,lint]'

run:
	.venv/bin/retention-check serve

test:
	$(PYTHON) -m pytest

# every state, width and theme in a browser too
test-all: test
	RETENTION_CHECK_WHOLE_MATRIX=1 $(PYTHON) -m pytest -m matrix

lint:
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/reuse lint --quiet

format:
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

benchmark:
	$(PYTHON) tests/benchmark.py
