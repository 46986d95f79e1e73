"""What units say in writing of what they owe: in task lists, and in `site.yaml`."""

from typing import ClassVar

from generator.record import Record, term
from generator.value import Day, Text, Texts


class Statement(Record):
    """What a unit says in writing: that it has done the task, or why it need not."""

    noun: ClassVar[str] = "书面说明"

    units: Texts = term("单位", default=(), to="units", hint="由谁说明；不写的是承担任务的全部单位")
    period: Text | None = term("期", default=None, hint="定期任务的哪一期，如 第一季度")
    day: Day = term("日期")
    text: Text = term("说明")
