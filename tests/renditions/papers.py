"""A document with everything that a text can hold, as it goes to those who print it."""

import io
from datetime import date

from PIL import Image

from generator import markdown
from generator.paper import Entry, Issue, Paper, Picture


def _png() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(drawn, "PNG")
    return drawn.getvalue()


PNG = _png()

TEXT = """\
为规范管理，制定本办法。软换行
接着写。

## 一、总则

### （一）适用范围

**第一条** 适用*本办法*，代码 `GB 9704`，见[附件](https://www.example.gov.cn/)[^1]。

1. 第一项；
2. 第二项：
   - 甲；
   - 乙。

3. 松散的一项。

   它的第二段。

申报主体
: 在本区登记的企业。

::: 注意 申报时间
每年4月1日起。
:::

> 引用一段。

```
a = 1
  b = 2
```

![甲乙两地的示意图](map.png)

| 事项 | 标准 | 金额 |
|---|:-:|--:|
| 贴息 | 50% | 10 |
| 补助 & 奖励 | <8% | 300 |

[^1]: 注里的话，有**着重**。
"""


def paper(text: str = TEXT, **changes: object) -> Paper:
    body = markdown.render(text, lambda _family, name: f"a/{name}", lambda _name: (2, 2))
    fields: dict[str, object] = {
        "title": "示例区人民政府关于印发《某某办法》的通知",
        "number": "示府规〔2026〕1号",
        "addressees": "各镇街，有关单位",
        "html": str(body.html),
        "text": body.text,
        "attachments": ("申请表", "名单"),
        "signatures": ("示例区人民政府",),
        "formed": date(2026, 3, 9),
        "remark": "此件公开发布",
        "author": "示例区人民政府",
        "page": "https://www.shili.example.gov.cn/xxgk/documents/2026/a.html",
        "pictures": (Picture("map.png", "content/documents/2026/map.png", "", PNG),),
    }
    return Paper(**(fields | changes))  # type: ignore[arg-type]


LONG = "\n\n".join(
    [
        "## 一、目录",
        "| 序号 | 事项 |\n|---|---|\n"
        + "\n".join(f"| {n} | 第{n}项事项的名称 |" for n in range(1, 90)),
    ]
)
"""A table of several pages."""


def issue(**changes: object) -> Issue:
    """Two texts with the same places and pictures of the same name, and a title alone."""
    other = paper(
        title="另一办法", page="https://www.shili.example.gov.cn/xxgk/documents/2026/b.html"
    )
    entries = (Entry("某某办法", paper()), Entry("另一办法", other))
    fields: dict[str, object] = {
        "title": "示例区人民政府公报2026年第1期",
        "name": "示例区人民政府公报",
        "number": "2026年第1期（总第9期）",
        "cover": "本期说明。",
        "made": date(2026, 4, 15),
        "author": "示例区人民政府办公室",
        "page": "https://www.shili.example.gov.cn/xxgk/gazettes/2026-1.html",
        "sections": (("区政府文件", entries), ("人事任免", (Entry("任免事项", None),))),
    }
    return Issue(**(fields | changes))  # type: ignore[arg-type]
