"""What a citizen does: by keyboard, without scripts, from a USB stick, on paper."""

import gzip
import io
import re
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from pypdf import PdfReader

from tests.browser.conftest import KINDS


def test_the_keyboard_leads_from_home_to_a_responsible_unit_and_back(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/index.html")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    _tab_to(page, "查看全部63项")
    page.keyboard.press("Enter")
    page.wait_for_url("**/catalogs/sl-2026.html")
    _tab_to(page, re.compile("^公布涉企检查计划"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/tasks/sl-2026/12.html")
    _tab_to(page, "区司法局")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/qsfj.html")
    page.go_back()
    page.wait_for_url("**/tasks/sl-2026/12.html")
    page.go_back()
    page.wait_for_url("**/catalogs/sl-2026.html")
    page.go_back()

    page.wait_for_url("**/index.html")


def _tab_to(page: Page, wanted: str | re.Pattern[str]) -> None:
    """Press Tab until the focus is on a link with this text, which must be visible when it is."""
    for _ in range(400):
        page.keyboard.press("Tab")
        text = page.evaluate("document.activeElement.innerText || ''").strip()
        if text == wanted if isinstance(wanted, str) else wanted.search(text):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"the keyboard never reaches {wanted}")


def test_no_page_asks_an_outside_host_or_breaks_the_policy(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    outside: list[str] = []
    complaints: list[str] = []
    host = urlsplit(address).netloc

    def note(request: Request) -> None:
        if urlsplit(request.url).netloc != host:
            outside.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for url in KINDS.values():
        page.goto(f"{address}/{url}")
    context.close()

    assert outside == []
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False])
def test_fifty_links_work_by_double_click(browser: Browser, output: Path, *, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    waiting, seen = [output / "index.html"], set[Path]()
    while waiting and len(seen) < 60:
        file = waiting.pop(0)
        page.goto(file.as_uri())
        assert page.locator("h1").count() == 1, file
        seen.add(file)
        for link in page.locator("main a[href], nav a[href]").all()[:40]:
            href = link.get_attribute("href") or ""
            target = (file.parent / href.partition("#")[0]).resolve()
            if "://" in href or not href.partition("#")[0].endswith(".html"):
                continue
            assert target.is_file(), f"{file}: {href}"
            if target not in seen and target not in waiting:
                waiting.append(target)
    context.close()

    assert len(seen) > 50


def test_a_reader_without_scripts_loses_nothing_but_search_and_filter(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/catalogs/sl-2026.html")

    assert page.locator(".task-row").count() == 63
    assert not page.locator(".is-filter").is_visible()
    page.goto(f"{address}/search.html")
    assert page.locator("main a").count() > 40
    context.close()


def test_the_longest_catalog_prints_whole(page: Page, address: str) -> None:
    page.goto(f"{address}/catalogs/sl-2026.html")
    wanted = {
        _squeeze(each)
        for each in page.locator(
            ".task-row :is(.lead-cell a, .duty-cell a, .due-cell)"
        ).all_text_contents()
    }
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = [_squeeze(sheet.extract_text()) for sheet in pdf.pages]
    printed = "".join(sheets)

    assert len(wanted) > 40
    assert [text for text in wanted if text not in printed] == []
    lines = "\n".join(sheet.extract_text() for sheet in pdf.pages)
    numbers = [number for number in range(1, 64) if not re.search(rf"(?m)^{number} ", lines)]
    assert numbers == []
    assert all("序号任务牵头单位责任单位时限" in sheet for sheet in sheets[:-1])


def test_a_reminder_is_a_letter_on_upright_paper_with_a_receipt(page: Page, address: str) -> None:
    page.goto(f"{address}/units/qfgw/reminder.html")
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    printed = "".join(_squeeze(sheet.extract_text()) for sheet in pdf.pages)
    width, height = pdf.pages[0].mediabox[2:]

    assert (round(width), round(height)) == (595, 842)
    assert _squeeze("示例区发展和改革委员会：截至2026年11月20日") in printed
    assert printed.index("怎样销号") < printed.index("回执") < printed.index("负责人签字")


def test_a_ledger_is_filtered_by_state(page: Page, address: str) -> None:
    page.goto(f"{address}/catalogs/sl-2026/ledger.html")
    page.get_by_label("状态", exact=True).select_option("逾期")

    shown = page.locator(".task-row:visible")
    assert shown.count() > 3
    assert all("逾期" in (row.text_content() or "") for row in shown.all())
    assert page.locator("tbody:visible").count() == 1


# Chromium names some glyphs of its PDF after the radical that looks the same.
_RADICALS = str.maketrans(
    "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰", "民西见角贝车长门青页风食马骨鬼鱼鸟麦黄齐齿龙"
)


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.translate(_RADICALS)))


def test_the_filter_leaves_the_rows_of_one_unit_and_says_how_many(page: Page, address: str) -> None:
    page.goto(f"{address}/catalogs/sl-2026.html")
    page.get_by_label("单位", exact=True).select_option("区财政局")

    shown = page.locator(".task-row:visible")
    expect(page.locator(".filters output")).to_have_text(re.compile(rf"筛出 {shown.count()} 项"))
    assert all("区财政局" in (row.text_content() or "") for row in shown.all())
    page.get_by_label("状态", exact=True).select_option("写明时限")
    timed = page.locator(".task-row:visible .due-cell").all_text_contents()
    assert timed
    assert all(text.strip() for text in timed)
    page.get_by_role("button", name="清除").click()
    expect(page.locator(".filters output")).to_have_text("共 63 项")


def test_the_chosen_theme_is_remembered_on_the_next_page(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.locator("summary", has_text="显示设置").click()
    page.get_by_label("深", exact=True).check(force=True)
    page.goto(f"{address}/units/index.html")

    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark != light


def test_search_finds_a_document_by_a_number_typed_carelessly(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    page.locator("main input[name=q]").fill("示府办规[2026]3号")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")

    expect(page.locator("#results ol a").first).to_have_text(re.compile("惠企财政奖补资金管理办法"))


def test_nothing_moves_while_a_page_loads(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    context.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
        "window.moved += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    moved = {}
    for kind, url in KINDS.items():
        page.goto(f"{address}/{url}")
        page.wait_for_timeout(50)
        moved[kind] = page.evaluate("window.moved")
    context.close()

    assert {kind: value for kind, value in moved.items() if value > 0.01} == {}


def test_pages_are_light(output: Path) -> None:
    def weight(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 9))

    shared = sum(weight(path) for path in output.glob("static/s*") if "search" not in path.name)
    style = next(output.glob("static/style.*.css"))

    assert weight(style) < 13 * 1024
    assert shared + weight(output / "index.html") < 40 * 1024
    documents = [shared + weight(path) for path in output.glob("documents/*/*.html")]
    assert max(documents) < 30 * 1024


def test_a_missing_address_at_any_depth_shows_the_404_page_with_working_links(
    page: Page, address: str
) -> None:
    response = page.goto(f"{address}/documents/1999/no/such.html")

    assert response is not None
    assert response.status == 404
    page.get_by_role("link", name="站点地图").first.click()
    page.wait_for_url("**/site-map.html")


def test_a_printed_link_is_its_full_address_and_the_page_says_when_it_was_fetched(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/pages/guide.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    links = page.locator(".reading a[data-address]")
    assert links.count() > 3
    found = [link.get_attribute("data-address") or "" for link in links.all()]
    assert all(each.startswith(("https://", "mailto:", "tel:")) for each in found)
    expect(page.locator("[data-printed]")).to_have_text(re.compile(r"\d{4}年\d+月\d+日打印"))


def test_high_contrast_and_large_type_work_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.locator("summary", has_text="显示设置").click()
    before = page.locator("h2").first.bounding_box()
    page.get_by_label("特大", exact=True).check(force=True)
    page.get_by_label("高对比", exact=True).check(force=True)

    after = page.locator("h2").first.bounding_box()
    assert before != after
    context.close()
