"""The whole of Markdown, by markdown-it and rules of our own.

CommonMark with tables, footnotes, definition lists and notice containers.  Raw HTML is
refused rather than escaped, so that an editor hears of it.  A line break inside Chinese
text never becomes a space.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator import plain_markdown
from generator.anchor import Anchors, split_explicit
from generator.body import REFERENCES, Address, Body, Image, Link, Measure, Problem
from generator.text import is_wide

NOTICES = ("提示", "注意", "说明")
"""What may stand behind `:::`."""

_PLAIN, _JOINED, _LOOSE = "plain-run", "joined-line", "loose-emphasis"
_HEADINGS, _NUMBER = "headings", "number"
_NOT_TEXT = re.compile(r"[\n\\`*_\[<&]")
"""Without these, the parser of inline text has nothing to find."""
_MARKS = {"link_open", "image", "html_inline"}
_BREAKS = {"softbreak", "hardbreak", _JOINED}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE_SCHEMES = {"http", "https", "mailto", "tel"}

Mark = tuple[int, Token]
"""An inline token, and its line."""


def render(source: str, address: Address, measure: Measure, *, short_cuts: bool) -> Body:
    parser = _parser(short_cuts=short_cuts)
    environment: dict[str, Any] = {}
    tokens = parser.parse(source, environment)
    anchors = Anchors()
    _prepare_tables(tokens)
    _name_headings(tokens, anchors)
    text = "\n".join(_name_articles(tokens, anchors))
    problems = anchors.problems
    marks = [(line, token) for line, token in _inline(tokens) if token.type in _MARKS]
    links = tuple(_resolve_links(marks, address, problems))
    images = tuple(_resolve_images(marks, address, measure, problems))
    problems.extend(_raw_html(tokens, marks))
    problems.extend(_unknown_containers(tokens))
    problems.extend(environment.get(_LOOSE, ()))
    return Body(
        Markup(parser.renderer.render(tokens, parser.options, {})),
        text,
        tuple(anchors.headings),
        anchors.all(),
        links,
        images,
        tuple(sorted(problems, key=_order)),
    )


def _order(problem: Problem) -> tuple[int, bool]:
    """By line; within one, what is wrong with a text comes before the level of its heading."""
    return problem.line, problem.rule == "heading-level"


@cache
def _parser(*, short_cuts: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "breaks": False}).enable("table")
    parser.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]  # judged below
    parser.use(footnote_plugin).use(deflist_plugin)
    for name in NOTICES:
        parser.use(container_plugin, name, render=_render_notice)
    parser.core.ruler.before("text_join", "loose-emphasis", _find_loose_emphasis)
    parser.core.ruler.push("chinese-line-breaks", _join_chinese_lines)
    if short_cuts:
        _take_short_cuts(parser)
    parser.add_render_rule(_JOINED, _render_nothing)
    for name in ("table_open", "table_close"):
        parser.add_render_rule(name, _render_table)
    for name, rule in _FOOTNOTES.items():
        parser.add_render_rule(name, rule)
    for name in ("html_block", "html_inline"):
        parser.add_render_rule(name, _escape_html)
    return parser


# ── Short cuts ────────────────────────────────────────────────────────────


def _take_short_cuts(parser: MarkdownIt) -> None:
    """Plain blocks between others, and plain text within them, cost next to nothing."""
    parser.core.ruler.after("normalize", _PLAIN, _find_plain_runs)
    parser.block.ruler.before("table", _PLAIN, _take_plain_run)
    parser.core.ruler.at("inline", _parse_inline)
    parser.add_render_rule(_PLAIN, _render_plain)


def _find_plain_runs(state: StateCore) -> None:
    state.env[_PLAIN] = plain_markdown.runs(state.src)


def _take_plain_run(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    run = state.env[_PLAIN].get(line)
    if run is None or silent or state.level:
        return False
    token = state.push(_PLAIN, "", 0)
    token.map = [run.last, run.end]  # a note within a line is said to be at the last one before it
    token.meta[_PLAIN] = run.blocks
    state.line = run.end
    return True


def _parse_inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        if _NOT_TEXT.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))


def _render_plain(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return tokens[index].content


# ── Rules of our own ──────────────────────────────────────────────────────


def _join_chinese_lines(state: StateCore) -> None:
    """A soft break next to a wide character disappears: Chinese has no blanks between words."""
    for block in state.tokens:
        if "\n" not in block.content:
            continue
        children = block.children or []
        before = ""
        for index, token in enumerate(children):
            if token.type == "softbreak":
                after = next((each.content[0] for each in children[index:] if each.content), "")
                if (before and is_wide(before)) or (after and is_wide(after)):
                    token.type = _JOINED
            elif token.content:
                before = token.content[-1]


def _render_nothing(*_arguments: Any) -> str:
    return ""


def _find_loose_emphasis(state: StateCore) -> None:
    r"""CommonMark does not close `**` between Chinese punctuation and a Chinese character.

    Looked for before escaped characters are joined with the text around them: an escaped
    `\*\*` is meant.
    """
    message = "有没生效的“**”：请把“**”移到引号、书名号之内，或去掉"
    if "*" not in state.src:
        return
    for line, token in _inline(state.tokens):
        if token.type == "text" and "**" in token.content:
            state.env.setdefault(_LOOSE, []).append(Problem(line, "loose-emphasis", message))


def _render_notice(
    _self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any
) -> str:
    token = tokens[index]
    if token.nesting < 0:
        return "</div>\n"
    kind = {"提示": "tip", "注意": "warning", "说明": "note"}[token.info.split()[0]]
    heading = Markup.escape(_notice_title(token))
    return f'<div class="notice is-{kind}" role="note"><p class="notice-title">{heading}</p>\n'


def _notice_title(token: Token) -> str:
    word, _, title = token.info.strip().partition(" ")
    return title.strip() or word


def _render_table(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    table = tokens[index]
    if table.nesting < 0:
        return plain_markdown.close_table()
    return plain_markdown.open_table(table.meta[_NUMBER])


def _escape_html(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    """Reported as an error below; escaped all the same, should the two ever part."""
    return str(Markup.escape(tokens[index].content))


def _footnote_ref(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    count, again = tokens[index].meta["id"] + 1, tokens[index].meta.get("subId", 0)
    anchor = f"fnref{count}" + (f"-{again}" if again else "")
    return f'<sup class="footnote-ref" data-pagefind-ignore><a href="#fn{count}" id="{anchor}" aria-label="注{count}">〔{count}〕</a></sup>'


def _footnote_anchor(
    _self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any
) -> str:
    count, again = tokens[index].meta["id"] + 1, tokens[index].meta.get("subId", 0)
    anchor = f"fnref{count}" + (f"-{again}" if again else "")
    return f' <a href="#{anchor}" class="footnote-back" data-pagefind-ignore>返回正文</a>'


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


def _inline(tokens: Sequence[Token]) -> Iterator[Mark]:
    """Every inline token."""
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
    if len(children) == 1 and children[0].type == "text":
        return children[0].content
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in children
        if child.type in {"text", "code_inline", "image", "softbreak", "hardbreak"}
    )


def _name_headings(tokens: Sequence[Token], anchors: Anchors) -> None:
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            inline = tokens[index + 1]
            explicit = _take_explicit_id(inline)
            level, line = int(token.tag[1]), _line(token)
            heading = anchors.of_heading(level, _text(inline), explicit, line)
            token.attrSet("id", heading.anchor)
        elif token.type == _PLAIN:
            token.meta[_HEADINGS] = plain_markdown.name_headings(token.meta[_PLAIN], anchors)


def _take_explicit_id(inline: Token) -> str:
    last = inline.children[-1] if inline.children else None
    if last is None or last.type != "text":
        return ""
    last.content, explicit = split_explicit(last.content)
    return explicit


def _name_articles(tokens: Sequence[Token], anchors: Anchors) -> Iterator[str]:
    """Returns the visible text on the way, one block a line."""
    outermost: Token | None = None
    for token in tokens:
        kind = token.type
        if kind == "inline":
            text = _text(token)
            name = anchors.of_paragraph(text) if outermost else ""
            if outermost and name:
                outermost.attrSet("id", name)
            if text.strip():
                yield text.strip()
        elif kind == _PLAIN:
            token.content, visible = plain_markdown.write(
                token.meta[_PLAIN], token.meta[_HEADINGS], anchors, token.meta[_NUMBER]
            )
            yield from visible
        elif kind in {"fence", "code_block"}:
            yield token.content.strip()
        elif kind.startswith("container_") and token.nesting > 0:
            yield _notice_title(token)
        outermost = token if kind == "paragraph_open" and not token.level else None


def _prepare_tables(tokens: Sequence[Token]) -> None:
    """Scopes for the headings, classes for the alignment; numbers in the order of the text."""
    tables = 0
    for token in tokens:
        kind = token.type
        if kind == "table_open":
            tables += 1
            token.meta[_NUMBER] = tables
        elif kind == _PLAIN:
            token.meta[_NUMBER] = tables
            tables += sum(level == plain_markdown.TABLE for level, _, _ in token.meta[_PLAIN])
        elif kind in {"th_open", "td_open"}:
            if kind == "th_open":
                token.attrSet("scope", "col")
            alignment = str(token.attrs.pop("style", "")).rpartition(":")[2]
            if alignment in plain_markdown.ALIGNED:
                token.attrSet("class", plain_markdown.ALIGNED[alignment])


def _resolve_links(
    marks: Sequence[Mark], address: Address, problems: list[Problem]
) -> Iterator[Link]:
    for line, token in marks:
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
    marks: Sequence[Mark], address: Address, measure: Measure, problems: list[Problem]
) -> Iterator[Image]:
    for line, token in marks:
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


def _raw_html(tokens: Sequence[Token], marks: Sequence[Mark]) -> Iterator[Problem]:
    message = "正文里有 HTML 标签“{}”，只支持 Markdown 写法"
    for token in tokens:
        if token.type == "html_block":
            yield Problem(
                _line(token), "raw-html", message.format(token.content.split("\n")[0].strip()[:40])
            )
    for line, token in marks:
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
