"""How information is requested here: in `site.yaml`, as far as places differ."""

from typing import ClassVar

from generator.record import Record, term
from generator.value import AtLeastOne, Day, Outside, Text


class Requesting(Record):
    """What the pages about requests say besides what the law says for everybody."""

    noun: ClassVar[str] = "依申请公开"

    receivers: AtLeastOne = term(
        "受理机关", to="units", hint="受理申请的单位或者集合，逐个列出办公地址、电话"
    )
    online: Outside | None = term("在线申请", default=None, hint="在线申请系统的网址")
    in_person: Text | None = term("当面提交", default=None, hint="到哪里提交")
    post: Text | None = term("邮寄", default=None, hint="寄给谁、怎样写信封")
    complaint: Text = term("投诉举报", hint="向谁、怎样投诉，多久答复")
    review: Text = term("行政复议", hint="向哪个机关申请，材料交到哪里")
    suit: Text = term("行政诉讼", hint="向哪个法院起诉")
    example: Day | None = term(
        "算例收到日", default=None, hint="以这一天收到的申请为例，推算各项期限"
    )
    turned: Text | None = term(
        "转主动公开清单", default=None, to="tables", hint="由依申请公开转为主动公开的信息的数据表"
    )
