"""YAML text to plain values whose places are known.

PyYAML's C parser composes nodes, which know their lines and keep every scalar as the text
that was typed: `no`, `007` and `2021-10` survive, and a key written twice is seen.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import yaml

from generator.diagnostic import Diagnostic, Location, Place, Rejected

# Where PyYAML was installed without libyaml its own loader gives the same nodes, ten times slower.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

PLACE = "\0place"
"""The key under which every mapping tells where it stands; no editor can type it."""
HIDDEN = "\0"
_NULL = "tag:yaml.org,2002:null"
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:- +)?(?P<word>[\w（）]{1,16})(?P<colon>：)")
_TIGHT_COLON = re.compile(r"^\s*(?:- +)?(?P<word>[\w（）]{1,16})(?P<colon>:)(?=\S)")
_DEEPEST = 60
"""Levels of brackets, or steps of indentation, beyond which no content goes and the C parser may not."""


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """(YAML, body, lines before the body) of a Markdown file; None where it has no front matter."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return None
    return found["yaml"] or "", text[found.end() :], text.count("\n", 0, found.end())


def compose(
    text: str, file: str, lines_before: int = 0, keys: Collection[str] = ()
) -> yaml.Node | None:
    """The node tree of a YAML text, or None for an empty one.

    `keys` are words that may be keys, by which a full-width colon is told from prose.
    Raises Rejected on bad syntax.
    """
    too_deep = _too_deep(text)
    if too_deep:
        where = Location(file, text.count("\n", 0, too_deep) + 1 + lines_before)
        raise Rejected(
            (Diagnostic(where, "syntax", f"层次太深（超过{_DEEPEST}层），请检查括号和缩进"),)
        )
    try:
        return yaml.compose(text, _Loader)
    except yaml.YAMLError as error:
        raise Rejected(
            tuple(_syntax_errors(error, text, Location(file, lines_before), keys))
        ) from None


def _too_deep(text: str) -> int:
    """Where nesting gets so deep that libyaml, which recurses, would exhaust the stack; 0 for nowhere."""
    indented = re.search(rf"^[ \-?:]{{{2 * _DEEPEST},}}", text, re.MULTILINE)
    if not indented and text.count("[") + text.count("{") <= _DEEPEST:
        return 0  # cannot be: no need to look closer
    depth = 0
    try:
        for event in yaml.parse(text, _Loader):  # events do not recurse
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                return int(getattr(event.start_mark, "index", 1))
    except yaml.YAMLError as error:
        # Newer parsers give up by themselves while they look ahead.  All else is told, with
        # its place, by whoever composes the nodes.
        if "nesting depth" in (getattr(error, "problem", None) or ""):
            return int(getattr(getattr(error, "problem_mark", None), "index", 1))
    return 0


def find(node: yaml.Node | None, path: Iterable[str | int]) -> yaml.Mark | None:
    """Where the value at `path` begins; the deepest part of the path that exists, where it does not."""
    mark: yaml.Mark | None = node.start_mark if node is not None else None
    for key in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == key), None)
            if found is None:
                break
            node = found[1]
            empty = isinstance(node, yaml.ScalarNode) and not node.value
            mark = found[0].start_mark if empty else node.start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            mark = node.start_mark
        else:
            break
    return mark


def location(mark: yaml.Mark | None, file: str, lines_before: int) -> Location:
    if mark is None:
        return Location(file, lines_before + 1 if lines_before else 0)
    return Location(file, mark.line + 1 + lines_before, mark.column + 1)


def plain(
    root: yaml.Node, file: str, path: tuple[str | int, ...], before: int, problems: list[Diagnostic]
) -> Any:
    """Nodes as mappings, lists and text.  Reports keys written twice and aliases on the way."""
    return _Plain(file, before, problems).convert(root, path)


class _Plain:
    """A class, not closures that know each other: those would wait for the collector, which workers have not."""

    def __init__(self, file: str, before: int, problems: list[Diagnostic]) -> None:
        self._file, self._before, self._problems = file, before, problems
        self._seen: set[int] = set()

    def convert(self, node: yaml.Node, path: tuple[str | int, ...]) -> Any:
        if id(node) in self._seen:
            # Also what stops the "billion laughs": an alias is never followed.
            self._report(node, "alias", "不支持 YAML 的锚点和别名（& 和 *），请把内容写全")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(each, (*path, index)) for index, each in enumerate(node.value)]
        return None if node.tag == _NULL else node.value

    def _mapping(self, node: yaml.MappingNode, path: tuple[str | int, ...]) -> dict[str, Any]:
        plain: dict[str, Any] = {PLACE: Place(self._file, path)}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._report(key, "wrong-type", "键应为一个词")
            elif key.value in plain:
                self._report(key, "duplicate-key", f"“{key.value}”写了两次，请合并或删去一处")
            elif key.value.startswith(HIDDEN):
                self._report(key, "unknown-key", "键里有看不见的控制字符")
            else:
                plain[key.value] = self.convert(value, (*path, key.value))
        return plain

    def _report(self, node: yaml.Node, rule: str, message: str) -> None:
        where = location(node.start_mark, self._file, self._before)
        self._problems.append(Diagnostic(where, rule, message))


_SYNTAX = {
    "could not find expected ':'": "这一行缺少冒号。键和值之间用半角冒号加空格，如“标题: 通知”",
    "mapping values are not allowed in this context": "此处不能再有“: ”。值里含有冒号加空格时，要用引号把整个值括起来",
    "found unexpected end of stream": "引号没有成对，请检查这一处之后缺少的引号",
    "did not find expected ',' or ']'": "方括号没有成对，或列表各项之间缺少半角逗号",
    "did not find expected ',' or '}'": "花括号没有成对，或各项之间缺少半角逗号",
    "did not find expected '-' indicator": "缩进不一致：同一列表的各项应对齐，每项以“- ”开头",
    "did not find expected key": "缩进不一致，或引号之后多了文字",
    "did not find expected <document start>": "文件里多了一个“---”或对不齐的行",
    "did not find expected comment or line break": "“|”和“>”后面要换行，文字从下一行写起",
    "did not find expected node content": "这里缺少内容，或者多了一个逗号",
    "found unknown escape character": "双引号里的“\\”有特殊含义，请改用单引号，或写成“\\\\”",
    "did not find expected alphabetic or numeric character": "“*”和“&”在 YAML 里有特殊含义，请用引号把整个值括起来",
}


def _syntax_errors(
    error: yaml.YAMLError, text: str, start: Location, keys: Collection[str]
) -> Iterator[Diagnostic]:
    """What the parser stopped at, and every place of the two slips that it cannot name itself."""
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in (getattr(error, "problem", None) or ""):
        mark = getattr(error, "context_mark", None) or mark  # where the quotation begins
    explained = False
    for line_number, line in _lines_outside_blocks(text):
        colon = _FULL_WIDTH_COLON.match(line)
        # The parser stops at the slip or a line or two below it.
        near = mark is None or -1 <= mark.line + 1 - line_number <= 2
        if colon and colon["word"] in keys:
            explained |= near
            where = Location(start.file, line_number + start.line, colon.start("colon") + 1)
            yield Diagnostic(
                where, "full-width-colon", "键后面是全角冒号“：”，应为半角冒号加空格“: ”"
            )
        tight = _TIGHT_COLON.match(line)
        if tight and tight["word"] in keys:
            explained |= near
            where = Location(start.file, line_number + start.line, tight.start("colon") + 1)
            yield Diagnostic(where, "tight-colon", "冒号后面要空一格，如“标题: 通知”")
        if re.match(r" *\t", line):
            explained |= near
            where = Location(start.file, line_number + start.line, line.index("\t") + 1)
            yield Diagnostic(where, "tab", "缩进里有制表符，YAML 只能用空格缩进")
    if explained:
        return
    problem = getattr(error, "problem", None) or ""
    if isinstance(error, yaml.reader.ReaderError):
        yield _control_character(text, start)
        return
    message = _SYNTAX.get(problem)
    if message is None and "cannot start any token" in problem and mark is not None:
        message = "值不能以这个符号开头，请用引号把整个值括起来"
    yield Diagnostic(
        location(mark, start.file, start.line),
        "syntax",
        message or "这里不符合 YAML 的写法，请对照手册里的例子",
    )


def _lines_outside_blocks(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines, without those of texts after `|` or `>`, where any punctuation is right."""
    block: int | None = None
    for line_number, line in enumerate(text.split("\n"), start=1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and line.strip() and indent <= block:
            block = None
        if block is None:
            yield line_number, line
            block = indent if re.search(r": [|>][-+0-9]*$", line) else None


def _control_character(text: str, start: Location) -> Diagnostic:
    """The parser counts in bytes; the character is looked for again."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    position = found.start() if found else 0
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    message = f"有不能出现的控制字符（U+{ord(text[position]):04X}），请删去"
    return Diagnostic(Location(start.file, line + start.line, column), "syntax", message)
