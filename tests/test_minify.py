"""Our own styles and scripts say, as they are published, what they say as they are written."""

import re

from generator.minify import minified
from generator.scan import portal

STYLES = sorted((portal() / "templates" / "static").glob("*.css"))

_DESCENDANT = re.compile(r"(?<=[\w\])*]) \*?(?=:(?:is|not|where|has)\()")


def test_a_selector_of_what_lies_below_stays_one_wherever_it_stands() -> None:
    """Within @container too: without its blank, `tr :is(td)` would be a `tr` that is a `td`."""
    rule = "tr :is(th, td) { color: red; }"
    css = f"{rule} @container (width > 1px) {{ {rule} }}"

    assert len(_DESCENDANT.findall(minified(".css", css.encode()).decode())) == 2


def test_our_styles_lose_no_such_selector() -> None:
    for path in STYLES:
        written = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        published = minified(".css", path.read_bytes()).decode()
        assert len(_DESCENDANT.findall(published)) == len(_DESCENDANT.findall(written)), path


def test_what_only_authors_read_is_left_out() -> None:
    assert minified(".css", b"/* why */\na {\n  color: red;\n}\n") == b"a{color:red}"
    assert minified(".js", b"// why\nconst a = 1;\n").strip() == b"const a=1;"
    assert minified(".svg", b"<svg> <!-- why --> </svg>") == b"<svg> <!-- why --> </svg>"
