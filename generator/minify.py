"""The program's own styles and scripts without what only their authors read.

Not for a portal's own files: a minifier that knows no grammar may take a rare but right
piece of a script for something else.  Ours run in the tests as they are published.
"""

import re


def minified(suffix: str, content: bytes) -> bytes:
    # Imported here: a build without changes reads no styles.
    if suffix == ".css":
        import rcssmin  # noqa: PLC0415

        # It takes the blank in `tbody :is(th)` for needless where a rule stands in another.
        return bytes(rcssmin.cssmin(re.sub(rb"(?<=[\w\])]) (?=:[a-z-]+\()", b" *", content)))
    if suffix == ".js":
        import rjsmin  # noqa: PLC0415

        return bytes(rjsmin.jsmin(content))
    return content
