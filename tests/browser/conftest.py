"""The sample portal in a real browser: built once, served with the headers the manual recommends."""

import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.build import Order, build

ROOT = Path(__file__).parents[2]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KINDS = {
    "home": "index.html",
    "column": "columns/content.html",
    "leaf column": "columns/zcwj-gfxwj.html",
    "column not applicable": "columns/qtfd-zagl.html",
    "units": "units/index.html",
    "unit": "units/qczj.html",
    "former unit": "units/qlsj.html",
    "unit guide": "units/qczj/guide.html",
    "unit content": "units/qczj/content.html",
    "collective": "collectives/gbm.html",
    "open collective": "collectives/ygdw.html",
    "catalogs": "catalogs/index.html",
    "catalog": "catalogs/sl-2026.html",
    "prose catalog": "catalogs/sl-2024.html",
    "catalog part": "catalogs/sl-2026/parts/1.html",
    "catalog unit": "catalogs/sl-2026/units/qczj.html",
    "calendar": "calendar/index.html",
    "due": "calendar/due.html",
    "unit calendar": "units/qczj/calendar.html",
    "comparison": "catalogs/sl-2026/comparison.html",
    "ledger": "catalogs/sl-2026/ledger.html",
    "progress": "catalogs/sl-2026/progress.html",
    "unit ledger": "units/qczj/ledger.html",
    "reminder": "units/qfgw/reminder.html",
    "duties": "duties/index.html",
    "duties of a year": "duties/2025.html",
    "unit duties": "units/qmzj/duties.html",
    "task": "tasks/sl-2026/12.html",
    "task done by each, by event": "tasks/sl-2026/19.html",
    "document": "documents/2026/qyjb.html",
    "document with a wide table": "documents/2026/hjbh-yc.html",
    "repealed document": "documents/2024/dktx.html",
    "pending document": "documents/2026/cwgk.html",
    "explained document": "documents/2026/jcml.html",
    "interpretation": "interpretations/2026/qyjb-wd.html",
    "graphic interpretation": "interpretations/2026/qyjb-tj.html",
    "tables": "tables/index.html",
    "table of records": "tables/qzqd-mz.html",
    "table of numbers": "tables/sg-2025.html",
    "table of links": "tables/ljxt.html",
    "table by period": "tables/shjz.html",
    "table of a period": "tables/shjz/2026-09.html",
    "notice": "tables/gdbt-lsc.html",
    "notice that is over": "tables/gdbt-xhc.html",
    "plain page": "pages/guide.html",
    "archives": "lists/index.html",
    "archive": "lists/kind/documents.html",
    "data": "data/index.html",
    "site map": "site-map.html",
    "search": "search.html",
    "not found": "404.html",
}
"""One address of every kind of page, special states included."""


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample portal, built."""
    root = tmp_path_factory.mktemp("portal")
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copyfile(ROOT / "site.yaml", root / "site.yaml")
    build(Order(root, root / "output", datetime(2026, 11, 20, 12)), lambda _step: None)
    return root / "output"


class _Handler(SimpleHTTPRequestHandler):
    """Plain files under /xxgk/, as a web server gives them, with the security headers and the 404 page."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/xxgk"))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        body = Path(str(self.directory), "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Nobody reads it."""


@pytest.fixture(scope="session")
def address(output: Path) -> Iterator[str]:
    """Where the portal is served: under a path, as most are."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(output)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/xxgk"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desktop window of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield context.new_page()
    context.close()
