"""PDF: laid out by WeasyPrint as GB/T 9704 has it, tagged, with the fonts that this computer has."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from importlib import resources
from typing import Any
from urllib.parse import unquote, urljoin

from markupsafe import Markup
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from generator.paper import Issue, NotMade, Paper, difference
from generator.text import day

_FILE = Markup("""\
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<meta name="author" content="{author}"><meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}">
</head><body>
{body}
</body></html>
""")

Box = Any
"""Of WeasyPrint's, which has no types."""


def write(paper: Paper) -> bytes:
    """Raises NotMade where the file would not say what the page says."""
    text = _FILE.format(
        title=paper.title, author=paper.author, day=paper.formed.isoformat(), body=_document(paper)
    )
    return _made(text, paper.page, (paper,), paper.lines)


def write_issue(issue: Issue) -> bytes:
    """An issue of the gazette.  Raises NotMade where a text of it would not be what its page says."""
    body = Markup("\n").join((_cover(issue), _contents(issue), *_texts(issue)))
    text = _FILE.format(
        title=issue.title, author=issue.author, day=issue.made.isoformat(), body=body
    )
    return _made(text, issue.page, issue.papers, issue.lines)


def _made(text: str, page: str, papers: tuple[Paper, ...], lines: Iterable[str]) -> bytes:
    source = HTML(string=text, base_url=page, url_fetcher=_Pictures(papers))
    try:
        laid = source.render(stylesheets=[_style()], font_config=_fonts(), pdf_tags=True)
        file: bytes = laid.write_pdf(pdf_variant="pdf/ua-1")
    except (FatalURLFetchingError, OSError, SyntaxError) as error:  # a picture that is none
        raise NotMade(f"做不出 PDF 版：{error}") from None
    parts = difference("".join(lines), "".join(_words(laid)))
    if parts:
        raise NotMade(f"PDF 版与网页的文字不一致：{parts}")
    return file


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _style() -> CSS:
    text = resources.files("generator.renditions").joinpath("paper.css").read_text("utf-8")
    return CSS(string=text, font_config=_fonts())


class _Pictures(URLFetcher):  # type: ignore[misc]
    """Those of the texts, by address; nothing is ever fetched from elsewhere."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        super().__init__(allowed_protocols=())
        self._found = {
            f"{paper.page.removesuffix('.html')}/{each.name}": each.data
            for paper in papers
            for each in paper.pictures
        }

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        data = self._found.get(unquote(url))
        if data is None:
            raise FatalURLFetchingError(f"图片“{unquote(url)}”不在正文旁边")
        return URLFetcherResponse(url, data)


# ── The texts as HTML ─────────────────────────────────────────────────────


def _say(form: str, *values: str) -> Markup:
    return Markup(form).format(*values)


def _document(paper: Paper) -> Markup:
    """The parts of a document in the order of its page."""
    found = [_say("<h1>{}</h1>", paper.title)]
    if paper.number:
        found.append(_say('<p class="number">{}</p>', paper.number))
    if paper.addressees:
        found.append(_say('<p class="addressee">{}：</p>', paper.addressees))
    found.append(Markup(paper.html))
    if paper.attachments:
        lines = Markup("").join(_say("<li>{}</li>", each) for each in paper.attachment_lines)
        found.append(_say('<ol class="attachments">{}</ol>', lines))
    if paper.signatures:
        lines = Markup("").join(_say("<p>{}</p>", each) for each in paper.signature_lines)
        found.append(_say('<div class="signature">{}</div>', lines))
    if paper.remark:
        found.append(_say('<p class="remark">（{}）</p>', paper.remark))
    return Markup("\n").join(found)


def _cover(issue: Issue) -> Markup:
    note = _say('<p class="cover-note">{}</p>', issue.cover) if issue.cover else Markup("")
    return _say(
        '<section class="cover"><h1>{}</h1><p class="issue">{}</p><p class="issue">{}</p>{}</section>',
        issue.name,
        issue.number,
        day(issue.made),
        note,
    )


def _contents(issue: Issue) -> Markup:
    """With the page on which each text begins, which the lay-out fills in."""
    found, place = [], 0
    for name, entries in issue.sections:
        found.append(_say("<h2>{}</h2>", name))
        for each in entries:
            if each.paper is None:
                found.append(_say('<p class="entry">{}</p>', each.title))
                continue
            found.append(_say('<p class="entry"><a href="#t{}">{}</a></p>', str(place), each.title))
            place += 1
    return _say('<section class="contents"><h1>目录</h1>{}</section>', Markup("\n").join(found))


def _texts(issue: Issue) -> Iterator[Markup]:
    """Places and links of several texts in one file: each text's own."""
    for place, paper in enumerate(issue.papers):
        mine = partial(_own, place, paper.page)
        html = re.sub(r' (id|href|src)="([^"]+)"', mine, str(paper.html))
        body = _document(replace(paper, html=html))
        yield _say('<section class="text" id="t{}">{}</section>', str(place), body)


def _own(place: int, page: str, found: re.Match[str]) -> str:
    name, value = found[1], found[2]
    if name == "id":
        return f' id="t{place}-{value}"'
    if value.startswith("#"):
        return f' href="#t{place}-{value[1:]}"'
    return f' {name}="{urljoin(page, value)}"'


# ── What it says ──────────────────────────────────────────────────────────


def _words(laid: Any) -> Iterator[str]:
    """What is laid out on the pages; without numbers of pages, lists and notes, and heads of tables said again."""
    heads: set[int] = set()
    for page in laid.pages:
        for box in page._page_box.children:
            if box.element_tag == "html":
                yield from _of(box, heads)


def _of(box: Box, heads: set[int]) -> Iterator[str]:
    tag, element = box.element_tag, box.element
    is_note = element is not None and element.get("class") == "footnote-ref"
    if "::" in tag or is_note or (tag == "thead" and id(element) in heads):
        return
    if hasattr(box, "text"):
        yield box.text
    elif tag == "img":
        yield element.get("alt") or ""
    for child in getattr(box, "children", ()):
        yield from _of(child, heads)
    if tag == "thead":
        heads.add(id(element))
