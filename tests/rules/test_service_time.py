import pytest

from generator.rules.service_time import service_time
from tests.conftest import Told
from tests.services import SITE, service

FILE = "content/services/jz.yaml"


@pytest.mark.parametrize("limit", ["20个工作日内", "当场", "当场办结", "20日内", "即时办结"])
def test_limits_that_can_be_reckoned_are_quiet(told: Told, limit: str) -> None:
    assert told(service_time, SITE + service(法定时限=limit, 承诺时限="", 办理流程="")) == []


def test_a_limit_that_nobody_can_reckon_is_told(told: Told) -> None:
    assert told(service_time, SITE + service(承诺时限="尽快办理")) == [
        f"{FILE}:11:7: 提醒 service-time：“救助申请”的承诺时限“尽快办理”读不出来"
    ]


def test_a_promise_is_no_longer_than_the_law(told: Told) -> None:
    assert told(service_time, SITE + service(承诺时限="21个工作日内")) == [
        f"{FILE}:11:7: 提醒 service-time：“救助申请”的承诺时限比法定时限长"
    ]
    assert told(service_time, SITE + service(承诺时限="20个工作日内")) == []


def test_the_steps_together_take_no_longer_than_the_promise(told: Told) -> None:
    steps = "[{环节: 受理, 时限: 2个工作日内}, {环节: 审核, 时限: 4个工作日内}]"

    assert told(service_time, SITE + service(办理流程=steps)) == [
        f"{FILE}:9:7: 提醒 service-time：“救助申请”各环节的时限加起来是6个工作日，超过5个工作日"
    ]
    assert told(service_time, SITE + service(办理流程=steps, 承诺时限="6个工作日内")) == []
