# make site   生成示例区网站          make test   全部检查和测试
# make seeds  生成五个真实政府的网站   make proofs / make bench  较长的证明和测速

PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test lint types contracts unit seeds proofs bench format clean

site: .venv/installed
	$(BIN)/gongkai build .

test: .venv/developer lint types contracts unit

lint: .venv/developer
	$(BIN)/ruff format --check generator tests
	$(BIN)/ruff check generator tests

types: .venv/developer
	$(BIN)/mypy

contracts: .venv/developer
	$(BIN)/lint-imports

unit: .venv/developer
	$(BIN)/pytest -n auto

seeds: .venv/installed
	$(BIN)/python -m tests.seeds

proofs: .venv/developer
	$(BIN)/pytest -m proof

format: .venv/developer
	$(BIN)/ruff format generator tests
	$(BIN)/ruff check --fix generator tests

clean:
	rm -rf .venv output .gongkai dist

# On Debian the venv module is a package of its own; the message names it.
.venv/bin/python:
	$(PYTHON) -m venv .venv || (echo "缺少 venv：请先运行 sudo apt-get install -y python3-venv"; rm -rf .venv; exit 2)

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/developer: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch .venv/installed $@
