"""Markdown to HTML, headings, links and plain text.

Most official texts are paragraphs and numbered headings and nothing else: `plain_markdown`
writes those.  `full_markdown` knows all the rest, and would write the same.
"""

from generator import plain_markdown
from generator.body import REFERENCES, Address, Body, Heading, Image, Link, Measure, Problem

__all__ = [
    "REFERENCES",
    "Address",
    "Body",
    "Heading",
    "Image",
    "Link",
    "Measure",
    "Problem",
    "render",
    "render_in_full",
]


def _unmeasured(_name: str) -> None:
    """For texts whose pictures are not at hand."""


def render(source: str, address: Address, measure: Measure = _unmeasured) -> Body:
    body = plain_markdown.render(source)
    return _render(source, address, measure, short_cuts=True) if body is None else body


def render_in_full(source: str, address: Address, measure: Measure = _unmeasured) -> Body:
    """`render` without any short cut: what it must equal, at ten times the cost."""
    return _render(source, address, measure, short_cuts=False)


def _render(source: str, address: Address, measure: Measure, *, short_cuts: bool) -> Body:
    # Imported here: markdown-it takes 0.03 s to load, and plain texts never need it.
    from generator import full_markdown  # noqa: PLC0415

    return full_markdown.render(source, address, measure, short_cuts=short_cuts)
