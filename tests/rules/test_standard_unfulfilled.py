from generator.rules.standard_unfulfilled import standard_unfulfilled
from tests.conftest import Told
from tests.standards import item, portal


def test_a_row_for_the_website_that_nothing_fulfils_is_told_to_its_bodies(told: Told) -> None:
    (line,) = told(standard_unfulfilled, portal(item()))

    assert line.endswith(
        "提醒 standard-unfulfilled：目录未落实：社会救助领域的“最低生活保障 › 保障标准”没有写由哪个栏目、数据表、文件或者页面公开"
    )


def test_a_row_with_a_column_or_off_the_website_is_quiet(told: Told) -> None:
    rows = (
        item(栏目="content"),
        item(公开渠道和载体="□政府网站 ■公示栏"),
        item(公开方式="依申请公开"),
    )

    assert told(standard_unfulfilled, portal(*rows)) == []
