"""QR codes as a camera sees them: strokes drawn, then read by a decoder that is not ours."""

import re
from typing import Any

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from generator.qr_code import QUIET, qr_code

addresses = st.from_regex(
    r"https://www\.[a-z]{1,12}\.gov\.cn/[a-z0-9/%._-]{0,150}\.html", fullmatch=True
)


def strokes(svg: str) -> tuple[int, list[tuple[int, int, int]]]:
    """The side of the picture, and each stroke: from where to the right, in which row, how long."""
    side = re.search(r'viewBox="0 0 (\d+) \1"', svg)
    path = re.search(r'<path stroke="#000" d="M(\d+) (\d+)\.5(.*?)"/>', svg)
    assert side
    assert path
    x, y, found = int(path[1]), int(path[2]), []
    for word, right, down in re.findall(r"([hm])(-?\d+)(?: (\d+))?", path[3]):
        if word == "h":
            found.append((x, y, int(right)))
        x, y = x + int(right), y + int(down or 0)
    return int(side[1]), found


def modules(svg: str) -> list[list[int]]:
    """As they are drawn, without the border."""
    side, found = strokes(svg)
    rows = [[0] * side for _ in range(side)]
    for x, y, length in found:
        rows[y][x : x + length] = [1] * length
    return [row[QUIET:-QUIET] for row in rows[QUIET:-QUIET]]


def scanned(svg: str) -> str:
    side, found = strokes(svg)
    picture = Image.new("L", (side * 6, side * 6), 255)
    for x, y, length in found:
        box = (x * 6, y * 6, (x + length) * 6 - 1, y * 6 + 5)
        ImageDraw.Draw(picture).rectangle(box, fill=0)
    codes = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return codes[0].text if codes else ""


@pytest.mark.parametrize(
    "address",
    [
        "https://www.shili.gov.cn/xxgk/documents/2026/qyjb.html",
        "https://www.shili.gov.cn/xxgk/documents/2026/qyjc.html",
        "https://www.shili.gov.cn/xxgk/documents/2027/cwgk.html",
        "https://a.cn/",
        "https://www.shili.gov.cn/xxgk/documents/" + "a" * 300 + ".html",
        "https://示例.政务/公开.html",
    ],
)
def test_the_address_can_be_scanned(address: str) -> None:
    assert scanned(qr_code(address)) == address


@given(st.lists(addresses, min_size=1, max_size=6))
def test_a_code_put_together_is_the_code_that_segno_draws(seen: list[str]) -> None:
    """Whatever was asked for before: the property on which the speed rests."""
    for address in seen:
        drawn = segno.make(address, error="m", mask=3, micro=False, boost_error=False)

        assert modules(qr_code(address)) == [list(row) for row in drawn.matrix]


def test_a_thousand_documents_are_scanned_right_though_few_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[object] = []
    make = segno.make

    def counting(*data: Any, **more: Any) -> Any:
        drawn.append(data)
        return make(*data, **more)

    monkeypatch.setattr(segno, "make", counting)
    every = [f"https://www.qr.gov.cn/documents/2026/d{number:04}.html" for number in range(1000)]

    codes = [qr_code(address) for address in every]

    assert [scanned(code) for code in codes[::97]] == every[::97]
    assert len(set(codes)) == 1000
    assert len(drawn) < 20  # ten digits span four bits in each of four places
