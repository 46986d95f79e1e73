"""What a page says itself: neither what leads elsewhere nor what is hidden."""

import pytest

from generator.own_text import own_lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<body><p>外</p><main><p>内</p></main><p>外</p></body>", ["内"]),
        ("<main><h1>标题</h1><p>一<br>二</p></main>", ["标题", "一", "二"]),
        ("<main><p>甲<strong>乙</strong><a href=x>丙</a><sup>2</sup></p></main>", ["甲乙丙2"]),
        ("<main><ul><li>甲</li><li>乙</li></ul></main>", ["甲", "乙"]),
        ("<main><table><tr><td>甲</td><td>乙</td></tr></table></main>", ["甲", "乙"]),
        ("<main><nav>导航</nav><p>正文</p><svg><text>图</text></svg></main>", ["正文"]),
        ("<main><p>甲</p><script>乙</script><style>丙</style></main>", ["甲"]),
        ("<main><p data-pagefind-ignore>相关<b>文件</b></p><p>正文</p></main>", ["正文"]),
        ("<main><p>正文<span aria-hidden=true>→</span></p></main>", ["正文"]),
        ("<main><div data-pagefind-ignore><p>甲<img src=x><p>乙</div>丙</main>", ["丙"]),
        ("<main><p>A &amp; B&nbsp;C</p></main>", ["A & B\u00a0C"]),
        ("<main><p>  一\n  二  </p></main>", ["一", "二"]),
        ("<main></main>", []),
    ],
)
def test_one_block_is_one_line_of_what_the_page_says_itself(html: str, lines: list[str]) -> None:
    assert own_lines(html) == lines
