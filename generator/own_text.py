"""What a reader sees on a built page that is the page's own: the text by which search is judged.

Inside `<main>`, without navigation, pictures, scripts and whatever the template marks with
`data-pagefind-ignore`, the attribute by which Pagefind's indexer and others know it: what
leads to other pages, labels, buttons.
"""

from html.parser import HTMLParser

IGNORE = "data-pagefind-ignore"
_SKIPPED = {"script", "style", "nav", "template", "svg", "noscript"}
_INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}  # fmt: skip
_EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def own_lines(html: str) -> list[str]:
    """One block a line."""
    parser = _Own()
    parser.feed(html)
    lines = ("".join(parser.found)).split("\n")
    return [line for each in lines if (line := each.strip())]


class _Own(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        """Elements around, and whether each hides what is in it."""
        self._depth = 0
        """How many `<main>` are around."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._break()
        if tag in _EMPTY:
            return
        known = dict(attrs)
        is_hidden = tag in _SKIPPED or IGNORE in known or known.get("aria-hidden") == "true"
        self._open.append((tag, is_hidden))
        self._depth += tag == "main"

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, _is_hidden = self._open.pop()
            self._depth -= name == "main"
            if name == tag:
                break
        if tag not in _INLINE:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._depth and not any(is_hidden for _tag, is_hidden in self._open):
            self.found.append(data)

    def _break(self) -> None:
        self.found.append("\n")
