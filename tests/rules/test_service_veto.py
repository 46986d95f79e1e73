from generator.rules.service_veto import service_veto
from tests.conftest import Told
from tests.services import SITE, service

FOUR = {"设定依据": "", "申请条件": "", "办理材料": "", "收费": ""}


def guides(count: int, **left_out: str) -> str:
    return "".join(
        service(事项名称=f"救助{n}", **left_out).replace("jz.yaml", f"{n}.yaml")
        for n in range(count)
    )


def test_five_guides_that_lack_four_elements_are_told_together(told: Told) -> None:
    (line,) = told(service_veto, SITE + guides(5, **FOUR))

    assert line.endswith(
        "提醒 service-veto：缺少4类以上要素的办事指南有5个，5个以上为单项否决："
        "救助0、救助1、救助2、救助3、救助4"
    )


def test_fewer_guides_and_fewer_gaps_are_no_veto(told: Told) -> None:
    assert told(service_veto, SITE + guides(4, **FOUR)) == []
    assert told(service_veto, SITE + guides(9, **(FOUR | {"收费": "不收费"}))) == []
