import pytest

from generator.rules.standard_limit import standard_limit
from tests.conftest import Told
from tests.standards import item, portal


@pytest.mark.parametrize(
    "limit",
    ["信息形成或者变更之日起20个工作日内", "及时公开", "每年1月31日前", "每月15日前", "批准后20日内", "自收到申请之日起30个工作日内"],
)  # fmt: skip
def test_limits_that_can_be_reckoned_with_are_quiet(told: Told, limit: str) -> None:
    assert told(standard_limit, portal(item(公开时限=limit))) == []


def test_a_limit_that_cannot_be_read_is_told(told: Told) -> None:
    (line,) = told(standard_limit, portal(item(公开时限="看情况")))

    assert line.endswith("“最低生活保障 › 保障标准”的公开时限“看情况”读不出来")


def test_more_than_the_law_gives_is_told(told: Told) -> None:
    (line,) = told(standard_limit, portal(item(公开时限="信息形成之日起30个工作日内")))

    assert line.endswith("的公开时限是30个工作日，超过条例第二十六条的20个工作日")


def test_a_requirement_in_place_of_a_limit_is_not_reckoned_with(told: Told) -> None:
    assert told(standard_limit, portal(item(公开时限="", 公开要求="看情况"))) == []
