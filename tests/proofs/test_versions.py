"""Every WORD file of the sample opens in LibreOffice and every PDF in Poppler, and both say what the page says."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html

from generator.build import Order, build
from generator.paper import squeezed
from generator.scan import portal

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name in ("content", "templates"):
        shutil.copytree(portal() / name, folder / name)
    shutil.copyfile(portal() / "site.yaml", folder / "site.yaml")
    target = folder / "output"
    build(Order(folder, target, datetime(2026, 11, 20, 12), 2), lambda _step: None)
    return target


def needing(command: str, package: str) -> str:
    found = shutil.which(command)
    if found is None:
        pytest.skip(f"没有 {command}，请先运行 sudo apt-get install -y {package}")
    return found


def pages(output: Path) -> list[Path]:
    """Of normative documents: those that offer versions of themselves."""
    return sorted(
        path
        for path in (output / "documents").rglob("*.html")
        if "PDF版" in path.read_text("utf-8")
    )


def version(page: Path, suffix: str) -> Path:
    """By the link on the page: attachments lie there too."""
    (link,) = (
        str(each.get("href"))
        for each in html.fromstring(page.read_text("utf-8")).cssselect(".page-tools a[download]")
        if str(each.get("href")).endswith(suffix)
    )
    return page.parent / unquote(link)


# ── What the page shows ───────────────────────────────────────────────────


def shown(page: Path) -> tuple[str, list[str]]:
    """The text of the document as a reader sees it, numbers of lists included; and the heads of its tables."""
    (paper,) = html.fromstring(page.read_text("utf-8")).cssselect("article.paper")
    heads = [squeezed(each.text_content()) for each in paper.cssselect("thead")]
    return squeezed("".join(_shown(paper))), heads


def _shown(element: Any) -> Iterator[str]:
    name = element.get("class") or ""
    if name == "footnote-back":
        return
    if (
        element.tag == "li"
        and name != "attachment-note"
        and "attachment-note" not in (element.getparent().get("class") or "")
    ):
        if element.getparent().tag == "ol":
            start = int(element.getparent().get("start") or 1)
            yield f"{start + element.getparent().index(element)}."
        else:
            yield "•"
    yield element.text or ""
    for child in element:
        yield from _shown(child)
        yield child.tail or ""


def printed(pdf: Path, heads: list[str], right: str) -> str:
    """What Poppler reads on the pages, without their numbers and without heads of tables said again at the top."""
    told = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True
    ).stdout.decode()
    found = ""
    for page in told.split("\f"):
        text = squeezed(re.sub(r"(?m)^\s*—\s*\d+\s*—\s*$", "", page))
        for head in heads:
            goes_on = right[len(found) :].startswith(text[: len(head)])
            if text.startswith(head) and not goes_on:
                text = text.removeprefix(head)
                break
        found += text
    return found


def parted(right: str, found: str) -> str:
    at = next(
        (index for index, (a, b) in enumerate(zip(right, found, strict=False)) if a != b),
        min(len(right), len(found)),
    )
    return "" if right == found else f"{right[at - 20 : at + 30]} / {found[at - 20 : at + 30]}"


def test_every_pdf_says_what_its_page_says(output: Path) -> None:
    needing("pdftotext", "poppler-utils")
    found = pages(output)

    assert len(found) >= 20
    lost = {}
    for page in found:
        right, heads = shown(page)
        lost[page.name] = parted(right, printed(version(page, ".pdf"), heads, right))
    assert {name: told for name, told in lost.items() if told} == {}


def test_every_word_file_opens_and_says_what_its_page_says(output: Path, tmp_path: Path) -> None:
    needing("pdftotext", "poppler-utils")
    office = needing("soffice", "libreoffice-writer-nogui")
    found = pages(output)
    named = {}
    for index, page in enumerate(found):
        named[page] = tmp_path / f"{index}.docx"
        shutil.copyfile(version(page, ".docx"), named[page])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *named.values()],
        capture_output=True,
        check=True,
    )  # fmt: skip

    lost = {}
    for page, word in named.items():
        right, heads = shown(page)
        lost[page.name] = parted(right, printed(word.with_suffix(".pdf"), heads, right))
    assert {name: told for name, told in lost.items() if told} == {}
