"""Which type carries which of the 91 systems, and where the sample shows it: `python -m tests.systems` writes docs/systems.md."""

from dataclasses import dataclass
from pathlib import Path

import yaml

DOCUMENT = Path(__file__).resolve().parents[1] / "docs/systems.md"
NOT_HERE = "不属于静态网站"


@dataclass(frozen=True, slots=True)
class System:
    """`addresses` are those of the sample; what is not for a static site has none, but a `reason`."""

    group: str
    name: str
    extent: str
    carrier: str
    addresses: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_here(self) -> bool:
        return self.extent != NOT_HERE


def systems() -> tuple[System, ...]:
    groups = yaml.safe_load(Path(__file__).with_name("systems.yaml").read_text("utf-8"))
    return tuple(_system(group, *row) for group, rows in groups.items() for row in rows)


def _system(group: str, name: str, extent: str, carrier: str, shown: str | list[str]) -> System:
    if extent == NOT_HERE:
        return System(group, name, extent, carrier, reason=str(shown))
    addresses = tuple(shown) if isinstance(shown, list) else (shown,)
    return System(group, name, extent, carrier, addresses)


def document() -> str:
    """The table in Markdown."""
    found = systems()
    counts = "，".join(
        f"{extent}{sum(each.extent == extent for each in found)}个"
        for extent in dict.fromkeys(each.extent for each in found)
    )
    lines = [
        "# 任务清单要求的系统，各由什么承担",
        "",
        "五份真实的任务清单（2017—2022年）要求建立、填报、公布的系统和信息，合并以后是"
        f"{len(found)}个：{counts}。“完整”是静态网站能够全部做到的；“部分”是能够公布结果、"
        "能够检查，收件和办理在别处；“链接”是别人运行的系统，说明并指向它。",
        "",
        "网址是示例区网站（`make site`）里的例子。这一页由 `python -m tests.systems` 写成，"
        "测试逐个打开每个网址。",
    ]
    for group in dict.fromkeys(each.group for each in found):
        lines += ["", f"## {group}", "", "| 系统 | 程度 | 由什么承担 | 示例 |", "|---|---|---|---|"]
        lines += [_row(each) for each in found if each.group == group]
    return "\n".join(lines) + "\n"


def _row(system: System) -> str:
    shown = "、".join(f"`{each}`" for each in system.addresses) or system.reason
    return f"| {system.name} | {system.extent} | {system.carrier} | {shown} |"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
