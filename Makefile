# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint check claims wheel-check install clean

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet -c constraints.txt torch -e . --group dev
	touch $@

demo: install
	$(BIN)/factcheck verify examples/article.txt

test: install
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

# The project's own claim lists against the starter corpus; exit 1 where a verdict is not as expected.
claims: install
	$(BIN)/factcheck check claims/

# The built wheel by itself: a fresh environment without PyTorch, in a folder outside the checkout.
# There, too, the steps of the GitHub Action run as the shell scripts that they are.
wheel-check: install
	set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir "$$folder" .; \
	$(PYTHON) -m venv "$$folder/venv"; \
	"$$folder/venv/bin/python" -m pip install --quiet -c constraints.txt -r requirements-slim.txt; \
	"$$folder/venv/bin/python" -m pip install --quiet --no-deps "$$folder"/*.whl; \
	du -sm "$$folder/venv"; \
	FACTCHECK_ACTION_PYTHON="$$folder/venv/bin/python" $(BIN)/python -m pytest tests/test_action.py; \
	cp examples/article.txt "$$folder"; cd "$$folder"; \
	FACTCHECK_CACHE=cache venv/bin/factcheck verify article.txt

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache dist build
