"""What a reader's browser is told by nginx and by Caddy, configured by our recipes."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.attachment import _MAGIC as KINDS
from tests.browser.conftest import POLICY
from tests.recipes.web_server import RECIPES, Change, WebServer, nginx, program, recipe, serving

PLAIN = "frame-ancestors 'none'"
FOREVER = "public, max-age=31536000, immutable"

TYPES = {
    "/xxgk/index.html": "text/html; charset=utf-8",
    "/xxgk/units/qczj.json": "application/json; charset=utf-8",
    "/xxgk/sitemap.xml": "application/xml; charset=utf-8",
    "/xxgk/feeds/all.xml": "application/xml; charset=utf-8",
    "/xxgk/robots.txt": "text/plain; charset=utf-8",
    "/xxgk/data/units.csv": "text/csv; charset=utf-8",
    "/xxgk/calendar/all.ics": "text/calendar; charset=utf-8",
    "/xxgk/search/index.bin": "application/octet-stream",
    "/xxgk/documents/kinds/file.txt": "text/plain; charset=utf-8",
    "/xxgk/documents/kinds/file.pdf": "application/pdf",
    "/xxgk/documents/kinds/file.svg": "image/svg+xml",
    "/xxgk/documents/kinds/file.png": "image/png",
    "/xxgk/documents/kinds/file.ofd": "application/ofd",
    "/xxgk/documents/kinds/file.docx": "application/vnd.openxmlformats-officedocument"
    ".wordprocessingml.document",
}


@pytest.mark.parametrize("path", TYPES)
def test_a_file_is_called_what_it_is_and_text_is_called_utf_8(server: WebServer, path: str) -> None:
    answer = server.get(path)

    assert (answer.status, answer.type) == (200, TYPES[path])
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_styles_and_scripts_are_utf_8(server: WebServer, public: Path) -> None:
    found = {
        path.suffix: server.get(f"/xxgk/static/{path.name}").type
        for path in (public / "static").iterdir()
    }

    assert found == {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


@pytest.mark.parametrize("suffix", sorted(set(KINDS) - {".et"}))
def test_every_kind_of_attachment_has_a_type_of_its_own(server: WebServer, suffix: str) -> None:
    answer = server.get(f"/xxgk/documents/kinds/file{suffix}")

    assert answer.status == 200
    assert answer.type.partition(";")[0] != "application/octet-stream"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/xxgk/", 200),
        ("/xxgk/units/qczj.html", 200),
        ("/xxgk/data/units.csv", 200),
        ("/xxgk/nowhere/at/all.html", 404),
        ("/xxgk/nowhere.csv", 404),
    ],
)
def test_every_answer_carries_the_headers_that_protect_the_reader(
    server: WebServer, path: str, status: int
) -> None:
    answer = server.get(path)

    assert answer.status == status
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert answer.headers["cache-control"] == "no-cache"
    assert "strict-transport-security" not in answer.headers
    assert not re.search(r"\d", answer.headers.get("server", ""))


@pytest.mark.parametrize("suffix", [".pdf", ".mp3", ".mp4"])
def test_what_the_browser_itself_shows_is_spared_the_policy_of_pages(
    server: WebServer, suffix: str
) -> None:
    answer = server.get(f"/xxgk/documents/kinds/file{suffix}")

    assert answer.headers["content-security-policy"] == PLAIN


def test_both_recipes_and_the_browser_tests_have_one_policy() -> None:
    for name in ("nginx.conf", "Caddyfile"):
        found = re.findall(r'"(default-src [^"]*)"', (RECIPES / name).read_text("utf-8"))
        assert found == [POLICY]


def test_hashed_names_are_kept_for_ever_and_pages_are_asked_for_again(
    server: WebServer, public: Path
) -> None:
    style = next((public / "static").glob("style.*.css")).name
    forever = server.get(f"/xxgk/static/{style}")
    gone = server.get("/xxgk/static/style.0000000000.css")
    index = [path for path in (public / "search").rglob("*") if path.is_file()]
    told = {
        path.name: server.get(f"/xxgk/{path.relative_to(public).as_posix()}").headers
        for path in index
    }
    page = server.get("/xxgk/units/qczj.html")
    mark = page.headers["etag"]

    assert forever.headers["cache-control"] == FOREVER
    assert (gone.status, gone.headers["cache-control"]) == (404, "no-cache")
    assert told.pop("index.bin")["cache-control"] == "no-cache"
    assert len(told) >= 3 + 5, "tables, and the files of a segment"
    assert {each["cache-control"] for each in told.values()} == {FOREVER}
    assert page.headers["cache-control"] == "no-cache"
    again = server.get("/xxgk/units/qczj.html", If_None_Match=mark)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["content-security-policy"] == POLICY
    since = page.headers["last-modified"]
    assert server.get("/xxgk/units/qczj.html", If_Modified_Since=since).status == 304
    assert server.get("/xxgk/units/qczj.html", If_None_Match='"other"').status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/xxgk/nowhere.html",
        "/xxgk/units/nowhere.html",
        "/xxgk/a/b/c/d/e.html",
        "/xxgk/a/b/",
        "/xxgk/nowhere.json",
        "/xxgk/documents/2026/",
        "/xxgk/.gongkai-release",
        "/xxgk/units/.hidden",
        "/xxgk/units/..%2f.gongkai-release",
        "/xxgk/../.gongkai/output/manifest.json",
        "/xxgk../.gongkai/output/manifest.json",
    ],
)
def test_what_is_not_public_is_answered_with_our_own_page_at_any_depth(
    server: WebServer, public: Path, path: str
) -> None:
    """A folder without an index and a file of the program's own are no addresses either."""
    (public / "units" / ".hidden").write_text("secret", "utf-8")
    answer = server.get(path)

    assert answer.status == 404
    if path.startswith("/xxgk/") and ".." not in path:
        assert answer.body == (public / "404.html").read_bytes()
        assert answer.type == "text/html; charset=utf-8"
    assert b"secret" not in answer.body


@pytest.mark.parametrize(("asked", "told"), [("/xxgk", "/xxgk/"), ("/xxgk/units", "/xxgk/units/")])
def test_a_folder_leads_to_its_index(
    server: WebServer, public: Path, asked: str, told: str
) -> None:
    moved = server.get(asked)

    assert moved.status in {301, 308}
    assert moved.headers["location"] == told
    index = public / told.removeprefix("/xxgk/") / "index.html"
    assert server.get(told).body == index.read_bytes()


def test_an_address_that_moved_leads_to_the_new_one(server: WebServer) -> None:
    answer = server.get("/xxgk/documents/2025/old.html")

    assert answer.status == 200
    assert b'http-equiv="refresh"' in answer.body
    assert b"documents/2026/qyjb.html" in answer.body or b"../2026/qyjb.html" in answer.body


@pytest.mark.parametrize("path", ["documents/kinds/file.pdf", "units/qczj.html"])
def test_a_part_of_a_file_can_be_asked_for(server: WebServer, public: Path, path: str) -> None:
    whole = (public / path).read_bytes()
    part = server.get(f"/xxgk/{path}", Range="bytes=100-199")
    end = server.get(f"/xxgk/{path}", Range="bytes=-10")

    assert (part.status, part.body) == (206, whole[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(whole)}"
    assert (end.status, end.body) == (206, whole[-10:])
    beyond = server.get(f"/xxgk/{path}", Range="bytes=99999999-")
    assert beyond.status == 416


def test_a_file_packed_in_advance_is_sent_to_those_who_take_it(
    server: WebServer, public: Path
) -> None:
    whole = (public / "units" / "qczj.html").read_bytes()
    packed = server.get("/xxgk/units/qczj.html", Accept_Encoding="gzip")
    plain = server.get("/xxgk/units/qczj.html")

    assert packed.body == (public / "units" / "qczj.html.gz").read_bytes()
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "Accept-Encoding"
    assert packed.type == "text/html; charset=utf-8"
    assert packed.headers["content-security-policy"] == POLICY
    assert plain.body == whole
    assert "content-encoding" not in plain.headers


def test_a_file_not_packed_in_advance_is_packed_on_the_way(server: WebServer, public: Path) -> None:
    packed = server.get("/xxgk/index.html", Accept_Encoding="gzip")

    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == (public / "index.html").read_bytes()


def test_caddy_sends_brotli_where_it_lies_beside_the_file(public: Path, tmp_path: Path) -> None:
    """For nginx it is a comment: it needs a module that Debian packs separately."""
    folder = Path(shutil.copytree(public, tmp_path / "output"))
    (folder / "index.html.br").write_bytes(b"packed")
    with serving("Caddy", folder, tmp_path / "work") as running:
        answer = running.get("/xxgk/index.html", Accept_Encoding="gzip, br")

    assert (answer.headers["content-encoding"], answer.body) == ("br", b"packed")


def test_chromium_complains_of_nothing_under_these_headers(
    server: WebServer, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(f"{told.location['url']} {told.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in ("", "units/qczj.html", "catalogs/sl-2026.html", "search.html", "404.html"):
        page.goto(f"http://127.0.0.1:{server.port}/xxgk/{path}")
        assert page.locator("h1").count() == 1
    page.goto(f"http://127.0.0.1:{server.port}/xxgk/search.html?q=企业")
    expect(page.locator("#results ol a").first).to_contain_text("支持企业发展")
    context.close()

    # The icon of the host is the main site's affair.
    assert [each for each in complaints if "/favicon.ico " not in each] == []


def test_nginx_finds_no_fault_with_its_recipe(public: Path, tmp_path: Path) -> None:
    command = nginx(recipe("nginx.conf", public, 8080), tmp_path)
    told = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stderr
    assert "[warn]" not in told.stderr


def test_caddy_finds_no_fault_with_its_recipe(public: Path, tmp_path: Path) -> None:
    file = tmp_path / "Caddyfile"
    file.write_text(recipe("Caddyfile", public, 8080), "utf-8")
    command = [program("caddy"), "validate", "--adapter", "caddyfile", "--config", str(file)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    form = [program("caddy"), "fmt", str(RECIPES / "Caddyfile")]
    formed = subprocess.run(form, capture_output=True, encoding="utf-8", check=False).stdout

    assert told.returncode == 0, told.stderr
    assert '"level":"warn"' not in told.stderr
    assert formed == (RECIPES / "Caddyfile").read_text("utf-8")


def nginx_at_the_root(text: str) -> str:
    lines = text.replace("/xxgk/", "/").splitlines(keepends=True)
    return "".join(line for line in lines if "location = /xxgk" not in line)


def caddy_at_the_root(text: str) -> str:
    text = text.replace("handle_path /xxgk/*", "handle")
    for folder in ("static", "search"):
        text = text.replace(f"/xxgk/{folder}/", f"/{folder}/")
    return "".join(line for line in text.splitlines(keepends=True) if "redir /xxgk" not in line)


@pytest.mark.parametrize(
    ("name", "change"), [("nginx", nginx_at_the_root), ("Caddy", caddy_at_the_root)]
)
def test_a_site_at_the_root_of_its_host_is_served_as_the_first_lines_of_the_recipe_say(
    public: Path, tmp_path: Path, name: str, change: Change
) -> None:
    with serving(name, public, tmp_path / "work", change) as running:
        page = running.get("/units/qczj.html")
        style = next((public / "static").glob("style.*.css")).name

        assert page.body == (public / "units" / "qczj.html").read_bytes()
        titles = next((public / "search").glob("titles.*.bin")).name
        assert running.get(f"/static/{style}").headers["cache-control"] == FOREVER
        assert running.get(f"/search/{titles}").headers["cache-control"] == FOREVER
        assert running.get("/search/index.bin").headers["cache-control"] == "no-cache"
        assert running.get("/.gongkai-release").status == 404
        assert running.get("/a/b/c").body == (public / "404.html").read_bytes()
