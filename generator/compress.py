"""Files as a web server would compress them, so that it need not (nginx: gzip_static, brotli_static)."""

import struct
import zlib
from importlib import import_module
from importlib.util import find_spec

TEXT = (".html", ".json", ".csv", ".ics", ".xml", ".js", ".css", ".txt", ".svg")
LEAST = 1024
"""Bytes; below that, headers weigh more than what is saved."""

_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""RFC 1952: deflate, no name, no time, slowest, system unknown: nothing of the machine it was made on."""

HAS_BROTLI = find_spec("brotli") is not None


def variants(url: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    """The address and the bytes of each; `.br` too where the extra `brotli` is installed."""
    if len(content) < LEAST or not url.endswith(TEXT):
        return ()
    found = [(f"{url}.gz", _gzip(content))]
    if HAS_BROTLI:
        compressed: bytes = import_module("brotli").compress(content, quality=9)
        found.append((f"{url}.br", compressed))
    return tuple(found)


def _gzip(content: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(content) + deflate.flush()
    return _HEAD + body + struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
