"""The program's own styles and scripts without what only their authors read.

Not for a portal's own files: a minifier that knows no grammar may take a rare but right
piece of a script for something else.  Ours run in the tests as they are published.
"""


def minified(suffix: str, content: bytes) -> bytes:
    # Imported here: a build without changes reads no styles.
    if suffix == ".css":
        import rcssmin  # noqa: PLC0415

        return bytes(rcssmin.cssmin(content))
    if suffix == ".js":
        import rjsmin  # noqa: PLC0415

        return bytes(rjsmin.jsmin(content))
    return content
