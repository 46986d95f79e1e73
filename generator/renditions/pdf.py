"""PDF: laid out by WeasyPrint as GB/T 9704 has it, tagged, with the fonts that this computer has."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from generator.paper import NotMade, Paper, difference

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
    pictures = {each.name: each.data for each in paper.pictures}
    try:
        laid = _laid(paper.title, paper, document(paper), pictures)
        file = _written(laid)
    except (FatalURLFetchingError, OSError, SyntaxError) as error:  # a picture that is none
        raise NotMade(f"做不出 PDF 版：{error}") from None
    parts = difference("".join(paper.lines), "".join(_words(laid)))
    if parts:
        raise NotMade(f"PDF 版与网页的文字不一致：{parts}")
    return file


def document(paper: Paper) -> Markup:
    """The parts of a document in the order of its page, as HTML."""

    def shown(form: str, *values: str) -> Markup:
        return Markup(form).format(*values)

    found = [shown("<h1>{}</h1>", paper.title)]
    if paper.number:
        found.append(shown('<p class="number">{}</p>', paper.number))
    if paper.addressees:
        found.append(shown('<p class="addressee">{}：</p>', paper.addressees))
    found.append(Markup(paper.html))
    if paper.attachments:
        lines = Markup("").join(shown("<li>{}</li>", each) for each in paper.attachment_lines)
        found.append(shown('<ol class="attachments">{}</ol>', lines))
    if paper.signatures:
        lines = Markup("").join(shown("<p>{}</p>", each) for each in paper.signature_lines)
        found.append(shown('<div class="signature">{}</div>', lines))
    if paper.remark:
        found.append(shown('<p class="remark">（{}）</p>', paper.remark))
    return Markup("\n").join(found)


def _laid(title: str, paper: Paper, body: Markup, pictures: Mapping[str, bytes]) -> Any:
    made = paper.formed.isoformat()
    text = _FILE.format(title=title, author=paper.author, day=made, body=body)
    source = HTML(string=text, base_url=paper.page, url_fetcher=_Pictures(pictures))
    return source.render(stylesheets=[_style()], font_config=_fonts(), pdf_tags=True)


def _written(laid: Any) -> bytes:
    found: bytes = laid.write_pdf(pdf_variant="pdf/ua-1")
    return found


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _style() -> CSS:
    text = resources.files("generator.renditions").joinpath("paper.css").read_text("utf-8")
    return CSS(string=text, font_config=_fonts())


class _Pictures(URLFetcher):  # type: ignore[misc]
    """Those of the text, by name; nothing is ever fetched from elsewhere."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        name = unquote(url.rpartition("/")[2])
        if name not in self._pictures:
            raise FatalURLFetchingError(f"图片“{name}”不在正文旁边")
        return URLFetcherResponse(url, self._pictures[name])


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
    if tag.endswith("::marker") or is_note or (tag == "thead" and id(element) in heads):
        return
    if hasattr(box, "text"):
        yield box.text
    elif tag == "img":
        yield element.get("alt") or ""
    for child in getattr(box, "children", ()):
        yield from _of(child, heads)
    if tag == "thead":
        heads.add(id(element))
