"""What a machine can tell of accessibility: axe-core on every kind of page, in every mode."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import KINDS

MODES = {
    "light": {},
    "dark": {"theme": "dark"},
    "huge": {"size": "huge"},
    "contrast": {"contrast": "more"},
}


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, address: str, mode: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    found: list[str] = []
    for kind, url in KINDS.items():
        page.goto(f"{address}/{url}")
        page.evaluate(
            "choice => Object.assign(document.documentElement.dataset, choice)", MODES[mode]
        )
        for violation in Axe().run(page).response["violations"]:
            nodes = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
            found.append(f"{kind}: {violation['id']} ({nodes})")
    context.close()

    assert found == []


@pytest.mark.parametrize("width", [320, 360, 768])
def test_no_page_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wide = []
    for kind, url in KINDS.items():
        page.goto(f"{address}/{url}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(kind)
    context.close()

    assert wide == []


def test_huge_type_reflows_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    wide = []
    for kind, url in KINDS.items():
        page.goto(f"{address}/{url}")
        page.evaluate("document.documentElement.dataset.size = 'huge'")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(kind)
    context.close()

    assert wide == []


_ON_CARDS = """() => {
    const caption = document.querySelector('.card-table caption.figure-note')
    const told = [...document.querySelectorAll('.card-table [data-label]')].map(cell => {
        const label = getComputedStyle(cell, '::before')
        const ruler = cell.appendChild(document.createElement('span'))
        ruler.textContent = cell.dataset.label
        ruler.style.cssText = 'position: absolute; white-space: nowrap'
        ruler.style.fontSize = label.fontSize
        const excess = ruler.getBoundingClientRect().width - parseFloat(label.width)
        ruler.remove()
        return excess > 1 && label.whiteSpace === 'nowrap' ? cell.dataset.label : ''
    })
    return [caption ? caption.getBoundingClientRect().width : 343, told.filter(each => each)]
}"""


@pytest.mark.parametrize("url", ["request/index.html", "tables/cf-sgs.html"])
def test_on_a_phone_captions_are_lines_and_labels_stay_clear_of_their_values(
    browser: Browser, address: str, url: str
) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/{url}")
    found = page.evaluate(_ON_CARDS)
    context.close()

    assert found == [343, []]
