# make site    生成示例区网站            make test   全部检查和测试
# make seeds   生成五个真实清单的网站     make proofs 较长的证明
# make screenshots 重拍文档里的截图
# make bench   测生成的快慢，与 Hugo 比，写进 docs/performance.md：make bench SIZES='1000 10000' PAIRS=5

PYTHON ?= python3
BIN := .venv/bin
APT := $(shell test "$$(id -u)" = 0 && command -v apt-get)

CAN_PRINT := $(BIN)/python -c "from generator.renditions import missing; from generator.vocabulary import Rendition; raise SystemExit(any(map(missing, Rendition)))"

.PHONY: site test lint types contracts unit seeds proofs bench screenshots format clean chromium nginx pango office

site: .venv/installed pango
	$(BIN)/gongkai build . --as-of 2026-11-20 $$($(CAN_PRINT) || echo --web-only)

test: lint types contracts unit

lint: .venv/developer
	$(BIN)/ruff format --check generator tests bench
	$(BIN)/ruff check generator tests bench

types: .venv/developer
	$(BIN)/mypy

contracts: .venv/developer
	$(BIN)/lint-imports

unit: .venv/developer chromium nginx pango
	$(BIN)/pytest -n auto

seeds: .venv/installed
	$(BIN)/python -m tests.seeds

proofs: .venv/developer pango office
	$(BIN)/pytest -m proof

SIZES ?= 1000 10000
PAIRS ?= 3
BENCH ?=

bench: .venv/developer
	$(BIN)/python -m bench $(SIZES) --pairs $(PAIRS) $(BENCH)

screenshots: .venv/developer chromium site
	$(BIN)/python -m tests.browser.screenshots docs/images

format: .venv/developer
	$(BIN)/ruff format generator tests bench
	$(BIN)/ruff check --fix generator tests bench

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

# What lays out PDF.  Without it there are web pages only.
pango: .venv/installed
	@$(CAN_PRINT) || { \
	  if [ -n "$(APT)" ]; then apt-get update -qq && apt-get install -y -qq libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk; \
	  else echo "没有 Pango 或者中文字体，不做 WORD、PDF 版；可以先运行 sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"; fi; }

office:
	@command -v soffice >/dev/null && command -v pdftotext >/dev/null || { \
	  if [ -n "$(APT)" ]; then apt-get update -qq && apt-get install -y -qq libreoffice-writer-nogui poppler-utils; \
	  else echo "没有 LibreOffice 或者 Poppler，跳过核对 WORD、PDF 版的证明；可以先运行 sudo apt-get install -y libreoffice-writer-nogui poppler-utils"; fi; }

# Unpacked, not installed: an installed one would start to serve on port 80.
nginx: .venv/bin/python
	@PATH="$$PATH:/usr/sbin:.venv/nginx/usr/sbin" command -v nginx >/dev/null || { \
	  if [ -n "$(APT)" ]; then apt-get update -qq && cd .venv && apt-get -o APT::Sandbox::User=root download -qq nginx && dpkg -x nginx_*.deb nginx; \
	  else echo "没有 nginx，跳过网页服务器的测试；可以先运行 sudo apt-get install -y nginx-light"; fi; }
	@command -v rsync >/dev/null || { \
	  if [ -n "$(APT)" ]; then apt-get install -y -qq rsync; \
	  else echo "没有 rsync，跳过上传的测试；可以先运行 sudo apt-get install -y rsync"; fi; }

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[pdf]'
	touch $@

.venv/developer: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch .venv/installed $@
