"""Pictures of the sample portal for the documentation: `python -m tests.browser.screenshots FOLDER`."""

import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ROOT
from tests.chromium import ARGUMENTS

PICTURES = (
    ("home", "index.html", 1280, "light"),
    ("home-phone", "index.html", 360, "light"),
    ("unit", "units/qczj.html", 1280, "light"),
    ("catalog", "catalogs/sl-2026.html", 1280, "light"),
    ("catalog-phone", "catalogs/sl-2026.html", 360, "light"),
    ("task-dark", "tasks/sl-2026/12.html", 1280, "dark"),
    ("document", "documents/2026/qyjb.html", 1280, "light"),
    ("repealed", "documents/2024/dktx.html", 1280, "light"),
)
"""Name, page, width, theme.  The first window of each page, not its whole length."""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    browser_path = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
        for name, url, width, theme in PICTURES:
            height = 900 if width > 600 else 780
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
            )
            page = context.new_page()
            page.goto((ROOT / "output" / url).as_uri())
            file = folder / f"{name}.png"
            page.screenshot(path=file)
            context.close()
            _make_small(file)
        browser.close()


def _make_small(file: Path) -> None:
    """64 colours are enough for paper and ink."""
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(64).save(file, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
