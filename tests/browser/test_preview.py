"""`gongkai serve` in a real browser: it follows by itself, and shows errors over the page."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.conftest import ROOT
from tests.previews import Server, start

DOCUMENT = "content/documents/2026/qyjb.md"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The sample portal."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copyfile(ROOT / "site.yaml", tmp_path / "site.yaml")
    made = start(tmp_path)
    yield made
    made.process.kill()
    made.process.communicate()


def opened(page: Page, server: Server) -> list[str]:
    """Open the document and wait until the page listens; what the browser complains of."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def listening(socket: WebSocket) -> bool:
        socket.wait_for_event("framesent", lambda frame: "info" in str(frame))
        return True

    with page.expect_websocket(listening):
        page.goto(f"http://127.0.0.1:{server.port}/xxgk/documents/2026/qyjb.html")
    return complaints


def test_the_page_follows_the_file_and_shows_what_is_wrong_in_it(
    page: Page, server: Server
) -> None:
    good = server.read(DOCUMENT)
    complaints = opened(page, server)
    title = page.get_by_role("heading", level=1).inner_text()

    server.write(DOCUMENT, good.replace("标题: ", "标题: 改过的", 1))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"改过的{title}")

    server.write(DOCUMENT, good.replace("标题: ", "标题： ", 1))
    problems = page.get_by_role("alert")
    expect(problems).to_contain_text(f"{DOCUMENT}:2:")
    expect(problems).to_contain_text("全角冒号")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"改过的{title}")
    box = problems.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == 900

    server.write(DOCUMENT, good.replace("---\n", "---\n草稿: 是\n", 1))
    expect(problems).to_have_count(0)
    expect(page.get_by_role("note").first).to_contain_text("这是草稿")
    assert complaints == []
