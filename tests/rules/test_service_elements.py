from generator.rules.service_elements import service_elements
from tests.conftest import Told
from tests.services import SITE, service

FILE = "content/services/jz.yaml"


def test_a_complete_guide_is_quiet(told: Told) -> None:
    assert told(service_elements, SITE + service()) == []
    assert told(service_elements, SITE + service(法定时限="", 设定依据="", 其他依据="条例")) == []


def test_what_is_missing_is_named_at_once(told: Told) -> None:
    poor = service(设定依据="", 申请条件="", 法定时限="", 承诺时限="", 收费="")

    assert told(service_elements, SITE + poor) == [
        f"{FILE}:1:7: 提醒 service-elements：“救助申请”缺少：设定依据、申请条件、办理时限、收费"
    ]


def test_a_window_has_a_place_hours_and_a_telephone(told: Told) -> None:
    poor = service(受理窗口="[{地点: 一号路}]")

    assert told(service_elements, SITE + poor) == [
        f"{FILE}:13:8: 提醒 service-elements：“救助申请”的受理窗口缺少：时间、电话"
    ]
