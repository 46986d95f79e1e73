"""Precompressed files: any server and any browser can read them."""

import gzip
import time

import brotli
import pytest

from generator.compress import variants

TEXT = ("<p>政府信息公开</p>\n" * 100).encode()


def test_a_text_is_offered_as_gzip_and_brotli() -> None:
    made = dict(variants("documents/2026/qyjb.html", TEXT))

    assert gzip.decompress(made["documents/2026/qyjb.html.gz"]) == TEXT
    assert brotli.decompress(made["documents/2026/qyjb.html.br"]) == TEXT
    assert len(made) == 2


def test_nothing_of_the_hour_or_the_machine_is_in_it() -> None:
    first = variants("a.html", TEXT)
    time.sleep(1.1)  # gzip's clock counts seconds

    assert variants("b/c.html", TEXT)[0][1] == first[0][1]
    assert first[0][1][:10] == bytes.fromhex("1f8b08000000000002ff")


@pytest.mark.parametrize(
    ("url", "content"),
    [("a.html", TEXT[:1000]), ("a.pdf", TEXT), ("a.png", TEXT), ("a.woff2", TEXT)],
)
def test_what_is_small_or_compressed_already_stays_alone(url: str, content: bytes) -> None:
    assert variants(url, content) == ()
