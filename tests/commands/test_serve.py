"""`gongkai serve`: the browser follows the content; the public site does not move."""

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tornado.httpclient import HTTPError, HTTPRequest
from tornado.websocket import websocket_connect

from tests.commands.portal import build, tree, write_portal
from tests.previews import ADDRESS, DOCUMENT, Server, apart, start, stop


def copied(portal: Path) -> str:
    """The document as another can be: without its number and its attachment."""
    text = (portal / DOCUMENT).read_text("utf-8")
    return re.sub(r"(?m)^发文字号:.*\n|^附件:\n(?:[- ] .*\n)+", "", text)


@pytest.fixture
def server(portal: Path) -> Iterator[Server]:
    made = start(portal)
    yield made
    made.process.kill()
    made.process.communicate()


# ── What is shown ─────────────────────────────────────────────────────────


def test_the_pages_are_those_of_a_build_and_the_public_site_stays_as_it_was(
    portal: Path,
) -> None:
    before = tree(portal / "output")
    server = start(portal)

    assert "区财政局" in server.page("/xxgk/units/qczj.html")
    server.after(server.replaced(DOCUMENT, "标题: ", "标题: 新的"))
    assert "新的" in server.page()

    assert stop(server) == 0
    assert tree(portal / "output") == before


def test_the_site_stands_below_the_path_of_its_base_address(server: Server) -> None:
    assert server.ask("/")[0] == 302
    assert server.ask("/")[2]["Location"] == "/xxgk/"
    assert "示例区人民政府" in server.page("/xxgk/")
    assert server.page("/xxgk/units/") == server.page("/xxgk/units/index.html")
    assert server.ask("/units/index.html")[0] == 404


def test_what_is_not_there_is_answered_by_the_page_that_says_so(server: Server) -> None:
    for path in ("/xxgk/nothing.html", "/xxgk/nothing", "/xxgk/units/.gongkai-release"):
        status, text, _headers = server.ask(path)

        assert status == 404
        assert "这个地址没有内容" in text


def test_no_path_leads_out_of_the_site(server: Server) -> None:
    secret = server.root / "secret.html"
    secret.write_text("秘密", "utf-8")

    for path in (
        "/xxgk/../../../secret.html",
        f"/xxgk/{secret}",
        f"/{secret}",
        "/xxgk/%2e%2e/%2e%2e/%2e%2e/secret.html",
    ):
        status, text, _headers = server.ask(path)

        assert status in {403, 404}
        assert "秘密" not in text


def test_the_browser_holds_pages_to_the_policy_of_the_recipes(server: Server) -> None:
    policy = server.ask(ADDRESS)[2]["Content-Security-Policy"]
    recipe = (Path(__file__).parents[2] / "docs/recipes/nginx.conf").read_text("utf-8")
    (written,) = re.findall(r'"(default-src [^"]+)"', recipe)

    assert [each for each in written.split("; ") if each not in policy] == []


def test_drafts_and_what_is_to_come_are_shown_with_a_banner(server: Server) -> None:
    server.after(server.replaced(DOCUMENT, "---\n", "---\n草稿: 是\n发布时间: 2026-12-01 09:00\n"))

    page = server.page()

    assert "这是草稿，生成网站时不会公开" in page
    assert "2026年12月1日09:00才公开" in page
    assert "preview-banner" not in server.page("/xxgk/units/qczj.html")


def test_a_draft_may_be_renamed_and_deleted(server: Server) -> None:
    draft = copied(server.root).replace("---\n", "---\n草稿: 是\n", 1)
    server.after(lambda: server.write("content/documents/2026/cg.md", draft))
    assert "这是草稿" in server.page("/xxgk/documents/2026/cg.html")

    server.after((server.root / "content/documents/2026/cg.md").unlink)

    assert "preview-problems" not in server.page()
    assert server.ask("/xxgk/documents/2026/cg.html")[0] == 404


def test_what_the_public_has_seen_may_not_vanish(portal: Path) -> None:
    other = portal / "content/documents/2026/other.md"
    other.write_text(copied(portal), "utf-8")
    assert build(portal).code == 0
    server = start(portal)

    server.after(other.unlink)

    assert "vanished-address" in server.page()
    assert stop(server) == 0


# ── Following ─────────────────────────────────────────────────────────────


def by_writing(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def by_renaming(path: Path, text: str) -> None:
    """As vim and many others save: never half a file, and another inode."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


def by_moving_aside(path: Path, text: str) -> None:
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(text, "utf-8")


def in_two_steps(path: Path, text: str) -> None:
    path.write_text("", "utf-8")
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("save", [by_writing, by_renaming, by_moving_aside, in_two_steps])
@pytest.mark.parametrize(
    ("file", "old", "new", "address"),
    [
        (DOCUMENT, "标题: ", "标题: 改过的", ADDRESS),
        ("site.yaml", "网站名称: 示例区人民政府", "网站名称: 改过的区人民政府", "/xxgk/"),
    ],
    ids=["document", "site.yaml"],
)
def test_however_an_editor_saves_the_page_follows(
    server: Server,
    save: Callable[[Path, str], None],
    *,
    file: str,
    old: str,
    new: str,
    address: str,
) -> None:
    text = server.read(file)
    assert old in text

    save(server.root / file, text.replace(old, new, 1))

    assert server.shows("改过的", address)
    assert "preview-problems" not in server.page(address)


def test_new_files_and_new_folders_are_followed(server: Server) -> None:
    text = copied(server.root).replace("标题: ", "标题: 另一份", 1)
    folder = server.root / "content/documents/2031"

    folder.mkdir()
    (folder / "first.md").write_text(text, "utf-8")
    assert server.shows("另一份", "/xxgk/documents/2031/first.html")

    (folder / "second.md").write_text(text.replace("另一", "再一"), "utf-8")
    assert server.shows("再一份", "/xxgk/documents/2031/second.html")


def test_templates_of_the_site_are_followed_also_those_that_come_later(server: Server) -> None:
    ours = Path(__file__).parents[2] / "templates/parts/footer.html"
    footer = ours.read_text("utf-8")
    folder = server.root / "templates/parts"

    folder.mkdir(parents=True)
    (folder / "footer.html").write_text(footer.replace("联系我们", "找我们"), "utf-8")
    assert server.shows("找我们")

    (folder / "footer.html").write_text(footer.replace("联系我们", "问我们"), "utf-8")
    assert server.shows("问我们")

    shutil.rmtree(server.root / "templates")
    assert server.shows("联系我们")


def test_from_save_to_page_takes_less_than_half_a_second(server: Server) -> None:
    """A fifth where nothing else runs, and here other tests do: the best of many."""
    server.after(server.replaced(DOCUMENT, "标题: ", "标题: 一"))

    tries = (server.after(server.replaced(DOCUMENT, "标题: ", f"标题: {n}")) for n in range(30))

    assert any(took < 0.5 for took in tries)


# ── Errors ────────────────────────────────────────────────────────────────


def test_an_error_is_shown_over_the_last_good_page_with_file_and_line_and_goes_when_it_is_mended(
    server: Server,
) -> None:
    good = server.read(DOCUMENT)
    server.after(server.replaced(DOCUMENT, "标题: ", "标題: 新的"))

    page = server.page()

    assert "有2个错误，网页还是以前的" in page  # a key that is unknown, and one that is missing
    assert f"<code>{DOCUMENT}:2:1</code>" in page
    assert "是否应为“标签”、“标题”？" in page
    assert "新的" not in page.partition('<section class="preview-problems')[0]
    assert "preview-problems" in server.page("/xxgk/")

    server.after(lambda: server.write(DOCUMENT, good))
    assert "preview-problems" not in server.page()


def test_a_site_that_is_broken_from_the_start_is_shown_once_it_is_mended(tmp_path: Path) -> None:
    root = write_portal(tmp_path / "portal")
    good = (root / DOCUMENT).read_text("utf-8")
    (root / DOCUMENT).write_text(good.replace("标题: ", "标題: "), "utf-8")
    server = start(root)

    status, text, _headers = server.ask("/")
    assert status == 503
    assert f"{DOCUMENT}:2:1" in text
    assert "/livereload.js" in text

    server.after(lambda: server.write(DOCUMENT, good))
    assert "preview-problems" not in server.page()
    assert stop(server) == 0


def test_a_template_error_is_shown_like_any_other(server: Server) -> None:
    folder = server.root / "templates/parts"
    folder.mkdir(parents=True)

    (folder / "footer.html").write_text("{{ 错", "utf-8")

    assert server.shows("<code>templates/parts/footer.html:1</code>")


# ── Whom it serves ────────────────────────────────────────────────────────


def test_only_this_machine_is_answered(server: Server) -> None:
    """Neither other machines, nor pages whose name was made to mean this one."""
    assert server.ask(ADDRESS, host="localhost")[0] == 200
    for path in (ADDRESS, "/", "/-/preview.css"):
        assert server.ask(path, host="www.evil.example")[0] == 403
    addresses = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), server.port)}
    for address in addresses - {"127.0.0.1", "::1", "127.0.1.1"}:
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((str(address), server.port), timeout=2)


def test_pages_of_other_sites_do_not_hear_what_is_written(server: Server) -> None:
    async def connect() -> None:
        address = f"ws://127.0.0.1:{server.port}/livereload"
        await websocket_connect(
            HTTPRequest(address, headers={"Origin": "https://www.evil.example"})
        )

    with pytest.raises(HTTPError, match="403"):
        apart(connect())


def refusal(root: Path, port: int) -> tuple[int, str]:
    """The exit code and the words of a preview that does not begin."""
    command = [sys.executable, "-m", "generator", "serve", str(root), "--port", str(port)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return ran.returncode, ran.stderr


def test_a_site_is_previewed_once_at_a_time(server: Server) -> None:
    code, told = refusal(server.root, 0)

    assert code == 2
    assert "已经有一个预览开着" in told


def test_a_second_site_needs_another_port(server: Server, tmp_path: Path) -> None:
    code, told = refusal(write_portal(tmp_path / "other"), server.port)

    assert code == 2
    assert f"端口{server.port}不能用" in told
    assert "--port" in told


def test_no_site_no_preview(tmp_path: Path) -> None:
    code, told = refusal(tmp_path, 0)

    assert code == 1
    assert "site.yaml" in told
    assert list(tmp_path.iterdir()) == []
