"""What the guide of article 12 says besides how to reach the organ: in `site.yaml` for all, in a unit for itself."""

from typing import ClassVar

from generator.record import Record, term
from generator.value import Code, Day, Text


class Guide(Record):
    """How information is sorted, arranged and obtained; what a unit leaves out is as for all."""

    noun: ClassVar[str] = "公开指南"

    classes: Text | None = term("信息分类", default=None)
    arrangement: Text | None = term("编排体系", default=None)
    ways: Text | None = term("获取方式", default=None)
    updated: Day | None = term("更新日期", default=None, hint="指南每年至少更新一次")


class ReadingPlace(Record):
    """Where information can be read on paper or at a terminal (article 25)."""

    noun: ClassVar[str] = "查阅场所"

    name: Text = term("名称")
    address: Text = term("地址")
    hours: Text | None = term("开放时间", default=None)
    phone: Code | None = term("电话", default=None)
    equipment: Text | None = term("设备", default=None, hint="如 查询电脑、复印机")
    services: Text | None = term("服务", default=None, hint="如 代查、代读、代填申请表")
