"""Markdown to HTML, headings, links and plain text.

CommonMark with tables, footnotes, definition lists and notice containers.  Raw HTML is
refused rather than escaped, so that an editor hears of it.  A line break inside Chinese
text never becomes a space.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator import anchor
from generator.text import is_wide, slug

NOTICES = ("提示", "注意", "说明")
"""What may stand behind `:::`."""

REFERENCES = {
    "document": "documents",
    "interpretation": "interpretations",
    "unit": "units",
    "collective": "collectives",
    "catalog": "catalogs",
    "task": "tasks",
    "column": "columns",
    "page": "pages",
}
"""Link schemes for other records, `[…](document:2026/qyjb)`, and the families they lead to."""

_JOINED, _LOOSE = "joined-line", "loose-emphasis"
_BREAKS = {"softbreak", "hardbreak", _JOINED}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE_SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another record: its family, id and the anchor in it; `line` is counted from 1 in the text."""

    family: str
    id: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that lies beside the text, and the line that shows it."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor must mend, at a line of the text counted from 1."""

    line: int
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text.  `html` is safe."""

    html: Markup
    text: str
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    """Every place a link may jump to: headings, and paragraphs that begin with 第…条."""
    links: tuple[Link, ...] = ()
    images: tuple["Image", ...] = ()
    problems: tuple[Problem, ...] = ()


Address = Callable[[str, str], str]
"""(family, id) of a record to a link; family `""` is a file that lies beside the text."""

Measure = Callable[[str], tuple[int, int] | None]
"""Width and height of a picture beside the text, so that nothing moves while it loads."""


def _unmeasured(_name: str) -> None:
    """For texts whose pictures are not at hand."""


def render(source: str, address: Address, measure: Measure = _unmeasured) -> Body:
    environment: dict[str, Any] = {}
    tokens = _parser().parse(source, environment)
    problems: list[Problem] = []
    headings = tuple(_anchor_headings(tokens, problems))
    taken = {heading.anchor for heading in headings}
    anchors = (*(heading.anchor for heading in headings), *_anchor_articles(tokens, taken))
    links = tuple(_resolve_links(tokens, address, problems))
    images = tuple(_resolve_images(tokens, address, measure, problems))
    problems.extend(_raw_html(tokens))
    problems.extend(_unknown_containers(tokens))
    problems.extend(environment.get(_LOOSE, ()))
    _align_cells(tokens)
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h1":
            message = "正文里不用一级标题“# ”，标题已在“标题”一栏；请从“## ”开始"
            problems.append(Problem(_line(token), "heading-level", message))
    html = Markup(_parser().renderer.render(tokens, _parser().options, {}))
    return Body(
        html,
        "\n".join(_plain(tokens)),
        headings,
        anchors,
        links,
        images,
        tuple(sorted(problems, key=lambda problem: problem.line)),
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "breaks": False}).enable("table")
    parser.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]  # judged below
    parser.use(footnote_plugin).use(deflist_plugin)
    for name in NOTICES:
        parser.use(container_plugin, name, render=_render_notice)
    parser.core.ruler.before("text_join", "loose-emphasis", _find_loose_emphasis)
    parser.core.ruler.push("chinese-line-breaks", _join_chinese_lines)
    parser.add_render_rule(_JOINED, _render_nothing)
    for name in ("table_open", "table_close"):
        parser.add_render_rule(name, _render_table)
    for name, rule in _FOOTNOTES.items():
        parser.add_render_rule(name, rule)
    for name in ("html_block", "html_inline"):
        parser.add_render_rule(name, _escape_html)
    return parser


# ── Rules of our own ──────────────────────────────────────────────────────


def _join_chinese_lines(state: StateCore) -> None:
    """A soft break next to a wide character disappears: Chinese has no blanks between words."""
    for block in state.tokens:
        children = block.children or []
        for index, token in enumerate(children):
            if token.type != "softbreak":
                continue
            before, after = _edge(children[:index], -1), _edge(children[index + 1 :], 0)
            if (before and is_wide(before)) or (after and is_wide(after)):
                token.type = _JOINED


def _render_nothing(*_arguments: Any) -> str:
    return ""


def _find_loose_emphasis(state: StateCore) -> None:
    r"""CommonMark does not close `**` between Chinese punctuation and a Chinese character.

    Looked for before escaped characters are joined with the text around them: an escaped
    `\*\*` is meant.
    """
    message = "有没生效的“**”：请把“**”移到引号、书名号之内，或去掉"
    for line, token in _inline(state.tokens):
        if token.type == "text" and "**" in token.content:
            state.env.setdefault(_LOOSE, []).append(Problem(line, "loose-emphasis", message))


def _edge(tokens: Sequence[Token], end: int) -> str:
    for token in reversed(tokens) if end else tokens:
        if token.content:
            return token.content[end]
    return ""


def _render_notice(
    _self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any
) -> str:
    token = tokens[index]
    if token.nesting < 0:
        return "</div>\n"
    word, _, title = token.info.strip().partition(" ")
    kind = {"提示": "tip", "注意": "warning", "说明": "note"}[word]
    heading = Markup.escape(title.strip() or word)
    return f'<div class="notice is-{kind}" role="note"><p class="notice-title">{heading}</p>\n'


def _render_table(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    """Wide tables scroll inside a region that the keyboard can reach."""
    if tokens[index].nesting < 0:
        return "</table></div>\n"
    count = sum(1 for token in tokens[: index + 1] if token.type == "table_open")
    return f'<div class="table-region" role="region" aria-label="表{count}" tabindex="0"><table class="data-table">\n'


def _escape_html(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    """Reported as an error below; escaped all the same, should the two ever part."""
    return str(Markup.escape(tokens[index].content))


def _footnote_ref(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    count, again = tokens[index].meta["id"] + 1, tokens[index].meta["subId"]
    anchor = f"fnref{count}" + (f"-{again}" if again else "")
    return f'<sup class="footnote-ref"><a href="#fn{count}" id="{anchor}" aria-label="注{count}">〔{count}〕</a></sup>'


def _footnote_anchor(
    _self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any
) -> str:
    count, again = tokens[index].meta["id"] + 1, tokens[index].meta.get("subId", 0)
    anchor = f"fnref{count}" + (f"-{again}" if again else "")
    return f' <a href="#{anchor}" class="footnote-back">返回正文</a>'


def _footnote_block(
    _self: Any, _tokens: Sequence[Token], _index: int, _options: Any, _env: Any
) -> str:
    return '<section class="footnotes" aria-label="注释">\n<ol>\n'


_FOOTNOTES = {
    "footnote_ref": _footnote_ref,
    "footnote_anchor": _footnote_anchor,
    "footnote_block_open": _footnote_block,
}


# ── What the tokens tell ──────────────────────────────────────────────────


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _inline(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """(line, token) of every inline token."""
    line = 1
    for block in tokens:
        if block.map:
            line = _line(block)
        here = line
        for child in block.children or []:
            if child.type in _BREAKS:
                here += 1
            yield here, child


def _text(token: Token) -> str:
    children = token.children or []
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in children
        if child.type in {"text", "code_inline", "image", "softbreak", "hardbreak"}
    )


def _anchor_headings(tokens: Sequence[Token], problems: list[Problem]) -> Iterator[Heading]:
    """Ids that survive reordering: an explicit `{#id}`, else the clause number, else pinyin."""
    seen: dict[str, str] = {}
    trail: dict[int, str] = {}
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        explicit = _take_explicit_id(inline)
        text = _text(inline)
        clause = anchor.of_clause(text, trail)  # also of a heading with an id of its own: it counts
        name = explicit or clause or slug(text)
        wrong = anchor.problem_with(explicit)
        if wrong:
            problems.append(Problem(_line(opening), "bad-anchor", wrong))
        if name in seen:
            message = (
                f"标题“{text}”与前面的“{seen[name]}”得出同一个锚点“{name}”，"
                "请在其中一个末尾写明，如“{#fu-ze}”"
            )
            problems.append(Problem(_line(opening), "duplicate-anchor", message))
        seen.setdefault(name, text)
        opening.attrSet("id", name)
        yield Heading(int(opening.tag[1]), text, name)


def _align_cells(tokens: Sequence[Token]) -> None:
    """Scopes for the headings; classes instead of styles, which the content security policy refuses."""
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        style = token.attrs.pop("style", None) if token.type in {"th_open", "td_open"} else None
        alignment = str(style).rpartition(":")[2]
        if alignment in {"right", "center"}:
            token.attrSet("class", "is-number" if alignment == "right" else "is-centred")


def _anchor_articles(tokens: Sequence[Token], taken: set[str]) -> Iterator[str]:
    """`**第三条** …` as a paragraph gets `a3`, so that a single article can be cited."""
    seen = set(taken)
    for opening, inline in pairwise(tokens):
        if opening.type != "paragraph_open" or opening.level:
            continue
        name = anchor.of_article(_text(inline))
        if name and name not in seen:
            seen.add(name)
            opening.attrSet("id", name)
            yield name


def _take_explicit_id(inline: Token) -> str:
    last = inline.children[-1] if inline.children else None
    if last is None or last.type != "text":
        return ""
    last.content, explicit = anchor.split_explicit(last.content)
    return explicit


def _resolve_links(
    tokens: Sequence[Token], address: Address, problems: list[Problem]
) -> Iterator[Link]:
    for line, token in _inline(tokens):
        if token.type != "link_open":
            continue
        href = str(token.attrGet("href") or "")
        scheme = _SCHEME.match(href)
        name = scheme[1].lower() if scheme else ""
        if name in REFERENCES:
            target, _, anchor = unquote(href[len(name) + 1 :]).partition("#")
            yield Link(REFERENCES[name], target, anchor, line)
            token.attrSet(
                "href", address(REFERENCES[name], target) + (f"#{anchor}" if anchor else "")
            )
        elif name in {"http", "https"}:
            token.attrSet("rel", "noopener external")
            token.attrSet("class", "outside")
        elif not scheme and href.startswith("#") and len(href) > 1:
            yield Link("", "", unquote(href[1:]), line)
        elif name not in _SAFE_SCHEMES:
            token.attrSet("href", "#")
            problems.append(Problem(line, "bad-link", _bad_link(href, name)))


def _bad_link(href: str, scheme: str) -> str:
    if scheme:
        return f"链接“{href}”的类型“{scheme}:”不能用；站内用 {'、'.join(f'{each}:' for each in REFERENCES)}，站外用 https:"
    return f"链接“{href}”是路径。站内链接用标识，如“document:2026/qyjb”，改了文件夹也不会断"


def _resolve_images(
    tokens: Sequence[Token], address: Address, measure: Measure, problems: list[Problem]
) -> Iterator[Image]:
    for line, token in _inline(tokens):
        if token.type != "image":
            continue
        source = unquote(str(token.attrGet("src") or ""))
        if not token.content.strip():
            message = f"图片“{source}”没有替代文字，请写成“![图里说了什么]({source})”"
            problems.append(Problem(line, "image-without-text", message))
        if _SCHEME.match(source) or "/" in source or "\\" in source:
            message = f"图片“{source}”应与正文放在同一文件夹，只写文件名"
            problems.append(Problem(line, "bad-image", message))
            continue
        token.attrSet("src", address("", source))
        token.attrSet("loading", "lazy")
        for attribute, pixels in zip(("width", "height"), measure(source) or (), strict=False):
            token.attrSet(attribute, str(pixels))
        yield Image(source, line)


def _raw_html(tokens: Sequence[Token]) -> Iterator[Problem]:
    message = "正文里有 HTML 标签“{}”，只支持 Markdown 写法"
    for token in tokens:
        if token.type == "html_block":
            yield Problem(
                _line(token), "raw-html", message.format(token.content.split("\n")[0].strip()[:40])
            )
    for line, token in _inline(tokens):
        if token.type == "html_inline":
            yield Problem(line, "raw-html", message.format(token.content[:40]))


def _unknown_containers(tokens: Sequence[Token]) -> Iterator[Problem]:
    for token in tokens:
        if token.type == "inline" and token.content.startswith(":::"):
            yield Problem(
                _line(token),
                "unknown-notice",
                f"“{token.content.split(chr(10))[0]}”不成提示框，可用的有：{'、'.join(NOTICES)}，另起一行以“:::”结束",
            )


def _plain(tokens: Sequence[Token]) -> Iterator[str]:
    """The visible text, one block a line."""
    for token in tokens:
        if token.type == "inline":
            text = _text(token)
            if text.strip():
                yield text.strip()
        elif token.type in {"fence", "code_block"}:
            yield token.content.strip()
