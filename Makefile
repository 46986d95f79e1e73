# make site    生成示例区网站            make test   全部检查和测试
# make seeds   生成五个真实清单的网站     make proofs 较长的证明
# make screenshots 重拍文档里的截图

PYTHON ?= python3
BIN := .venv/bin
APT := $(shell test "$$(id -u)" = 0 && command -v apt-get)

.PHONY: site test lint types contracts unit seeds proofs screenshots format clean chromium

site: .venv/installed
	$(BIN)/gongkai build . --as-of 2026-11-20

test: lint types contracts unit

lint: .venv/developer
	$(BIN)/ruff format --check generator tests
	$(BIN)/ruff check generator tests

types: .venv/developer
	$(BIN)/mypy

contracts: .venv/developer
	$(BIN)/lint-imports

unit: .venv/developer chromium
	$(BIN)/pytest -n auto

seeds: .venv/installed
	$(BIN)/python -m tests.seeds

proofs: .venv/developer
	$(BIN)/pytest -m proof

screenshots: .venv/developer chromium site
	$(BIN)/python -m tests.browser.screenshots docs/images

format: .venv/developer
	$(BIN)/ruff format generator tests
	$(BIN)/ruff check --fix generator tests

clean:
	rm -rf .venv output .gongkai dist

# Debian keeps the venv module and the browser in packages of their own: installed where we may,
# named where we may not.  Without a browser its tests are skipped and say so.
.venv/bin/python:
	$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  if [ -n "$(APT)" ]; then apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; \
	  else echo "缺少 venv：请先运行 sudo apt-get install -y python3-venv"; exit 2; fi; }

chromium:
	@command -v chromium >/dev/null || { \
	  if [ -n "$(APT)" ]; then apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk; \
	  else echo "没有 chromium，跳过浏览器测试；可以先运行 sudo apt-get install -y chromium fonts-noto-cjk"; fi; }

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/developer: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch .venv/installed $@
