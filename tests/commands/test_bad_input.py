"""Whatever is wrong, it is told by file, line and column, and the published site stays as it was."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from filelock import FileLock

from generator.body import REFERENCES as SCHEMES_OF
from generator.records import ARTICLES, BOOKS, SHEETS
from tests.commands.edits import (
    Edit,
    attached,
    changed,
    deleted,
    enlarged,
    linked,
    own_template,
    pictured,
    recoded,
    redirected,
    renamed,
    together,
    written,
)
from tests.commands.portal import (
    CATALOG,
    DOCUMENT,
    GUIDE,
    INTERPRETATION,
    SITE,
    UNITS,
    Ran,
    build,
    build_in_a_process,
    check,
    gongkai,
    replace,
    tree,
    write,
)


def bad(name: str, edit: Edit, *errors: str) -> Any:
    return pytest.param(edit, list(errors), id=name)


ANOTHER = """\
---
标题: 另一件
发布机构: 区政府
成文日期: 2026-03-01
发布日期: 2026-03-05
有效性: 有效
栏目: content
---

正文。
"""

CATALOG_KEYS = (
    "标题、年度、来源文件、发文字号、索引号、发布机构、成文日期、发布日期、上年清单、部分、任务"
)
FAMILIES = "、".join((*(model.family for model in (*ARTICLES, *SHEETS)), *BOOKS))
SCHEMES = "、".join(f"{each}:" for each in SCHEMES_OF)
KINDS = (
    "pdf、ofd、docx、xlsx、pptx、zip、doc、xls、ppt、wps、et、"
    "png、jpg、jpeg、gif、webp、svg、mp3、mp4、csv、txt"
)
ID_FORM = "只能用小写字母、数字和连字符，如“qczj”“2-1-1”"
REGISTER = "；请在 content/units.yaml 里登记，或写成它的别名"
LINK = "[解读](interpretation:2026/qyjb-wd)"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"'

YAML = [
    bad(
        "an unclosed quote",
        changed(CATALOG, "标题: 2026年政务公开任务清单", '标题: "2026年政务公开任务清单'),
        "content/catalogs/sl-2026.yaml:1:5: 错误 syntax：引号没有成对，请检查这一处之后缺少的引号",
    ),
    bad(
        "an unclosed bracket",
        changed(CATALOG, "[区政府办公室]", "[区政府办公室"),
        "content/catalogs/sl-2026.yaml:4:5: 错误 syntax：方括号没有成对，或列表各项之间缺少半角逗号",
    ),
    bad(
        "keys of one record that do not line up",
        changed(CATALOG, "    内容: 公布财政预算。", "   内容: 公布财政预算。"),
        "content/catalogs/sl-2026.yaml:10:4: 错误 syntax：缩进不一致，或引号之后多了文字",
    ),
    bad(
        "a key indented below a value",
        changed(CATALOG, "  任务:\n", "   任务:\n"),
        "content/catalogs/sl-2026.yaml:8:6: 错误 syntax：此处不能再有“: ”。"
        "值里含有冒号加空格时，要用引号把整个值括起来",
    ),
    bad(
        "a value that begins with an asterisk",
        changed(CATALOG, "内容: 公布财政预算。", "内容: *公布财政预算。"),
        "content/catalogs/sl-2026.yaml:10:10: 错误 syntax：“*”和“&”在 YAML 里有特殊含义，请用引号把整个值括起来",
    ),
    bad(
        "a value that begins with a percent sign",
        changed(CATALOG, "内容: 公布财政预算。", "内容: %公布财政预算。"),
        "content/catalogs/sl-2026.yaml:10:9: 错误 syntax：值不能以这个符号开头，请用引号把整个值括起来",
    ),
    bad(
        "a full-width colon behind a key",
        changed(INTERPRETATION, "形式: 简明问答", "形式：简明问答"),
        "content/interpretations/2026/qyjb-wd.md:4:3: 错误 full-width-colon："
        "键后面是全角冒号“：”，应为半角冒号加空格“: ”",
    ),
    bad(
        "full-width colons behind every key",
        written(CATALOG, "标题：任务清单\n年度：2026\n"),
        "content/catalogs/sl-2026.yaml:1: 错误 wrong-type："
        "文件应由“键: 值”的各行组成（键后面的冒号要用半角，后跟空格）",
    ),
    bad(
        "indentation by a tab",
        changed(CATALOG, "    内容: 公布财政预算。", "\t内容: 公布财政预算。"),
        "content/catalogs/sl-2026.yaml:10:1: 错误 tab：缩进里有制表符，YAML 只能用空格缩进",
    ),
    bad(
        "a control character",
        written(CATALOG, "title: \x07\n"),
        "content/catalogs/sl-2026.yaml:1:8: 错误 syntax：有不能出现的控制字符（U+0007），请删去",
    ),
    bad(
        "a control character behind Chinese text",
        changed(CATALOG, "公布财政预算", "公布\x07财政预算"),
        "content/catalogs/sl-2026.yaml:10:11: 错误 syntax：有不能出现的控制字符（U+0007），请删去",
    ),
    bad(
        "a key written twice",
        changed(INTERPRETATION, "形式: 简明问答\n", "形式: 简明问答\n形式: 图解\n"),
        "content/interpretations/2026/qyjb-wd.md:5:1: 错误 duplicate-key：“形式”写了两次，请合并或删去一处",
    ),
    bad(
        "a key that is a list",
        changed(CATALOG, "年度: 2026\n", "年度: 2026\n? [甲, 乙]\n: 丙\n"),
        "content/catalogs/sl-2026.yaml:3:3: 错误 wrong-type：键应为一个词",
    ),
    bad(
        "a list where the file should be keys and values",
        written(CATALOG, "- 标题: 任务清单\n"),
        "content/catalogs/sl-2026.yaml:1: 错误 wrong-type：文件应由“键: 值”的各行组成",
    ),
    bad(
        "an alias to what stands above",
        together(
            changed(CATALOG, "发布机构: [区政府办公室]", "发布机构: &office [区政府办公室]"),
            changed(CATALOG, "    牵头单位: 区政府办公室", "    牵头单位: *office"),
        ),
        "content/catalogs/sl-2026.yaml:3:7: 错误 alias：不支持 YAML 的锚点和别名（& 和 *），请把内容写全",
    ),
    bad(
        "an empty file",
        written(CATALOG, ""),
        "content/catalogs/sl-2026.yaml: 错误 missing：缺少“年度”",
        "content/catalogs/sl-2026.yaml: 错误 missing：缺少“标题”",
    ),
]

VALUES = [
    bad(
        "an unknown key, with a suggestion",
        changed(CATALOG, "    牵头单位: 区财政局", "    牵头单: 区财政局"),
        "content/catalogs/sl-2026.yaml:11:5: 错误 unknown-key：不认识的条目“牵头单”，是否应为“牵头单位”？",
    ),
    bad(
        "an unknown key like no other",
        changed(CATALOG, "年度: 2026\n", "年度: 2026\n颜色: 红\n"),
        f"content/catalogs/sl-2026.yaml:3:1: 错误 unknown-key：不认识的条目“颜色”，可用的有：{CATALOG_KEYS}",
    ),
    bad(
        "a missing key",
        changed(INTERPRETATION, "标题: 支持企业发展的简明问答\n", ""),
        "content/interpretations/2026/qyjb-wd.md:2:1: 错误 missing：缺少“标题”",
    ),
    bad(
        "a missing key deep inside",
        changed(CATALOG, "    内容: 公布财政预算。\n", ""),
        "content/catalogs/sl-2026.yaml:9:5: 错误 missing：缺少“内容”",
    ),
    bad(
        "a key without a value",
        changed(INTERPRETATION, "标题: 支持企业发展的简明问答\n", "标题:\n"),
        "content/interpretations/2026/qyjb-wd.md:2:1: 错误 missing：缺少“标题”",
    ),
    bad(
        "a value of blanks",
        changed(INTERPRETATION, "标题: 支持企业发展的简明问答\n", "标题: '  '\n"),
        "content/interpretations/2026/qyjb-wd.md:2:5: 错误 invalid-value：“标题”：不能为空",
    ),
    bad(
        "a list for a text",
        changed(CATALOG, "标题: 2026年政务公开任务清单", "标题: [2026年, 任务清单]"),
        "content/catalogs/sl-2026.yaml:1:5: 错误 wrong-type：“标题”应为一段文字，不是列表或下级条目",
    ),
    bad(
        "a mapping for a text",
        changed(CATALOG, "标题: 2026年政务公开任务清单", "标题: {正题: 任务清单}"),
        "content/catalogs/sl-2026.yaml:1:5: 错误 wrong-type：“标题”应为一段文字，不是列表或下级条目",
    ),
    bad(
        "a text for a list",
        changed(CATALOG, "部分:\n", "任务: 公布预算\n部分:\n"),
        "content/catalogs/sl-2026.yaml:6:5: 错误 wrong-type：“任务”应为列表，每项一行，以“- ”开头",
    ),
    bad(
        "a text for a mapping",
        changed(SITE, "联系方式:\n  电话: 0000-80001201", "联系方式: 0000-80001201"),
        "site.yaml:8:7: 错误 wrong-type：“联系方式”应为“键: 值”的各行",
    ),
    bad(
        "a day that no calendar has",
        changed(CATALOG, "成文日期: 2026-03-09", "成文日期: 2026-02-30"),
        "content/catalogs/sl-2026.yaml:4:7: 错误 invalid-value：“成文日期”：“2026-02-30”不是存在的日期",
    ),
    bad(
        "a date written as officials write it",
        changed(CATALOG, "成文日期: 2026-03-09", "成文日期: 2026年3月9日"),
        "content/catalogs/sl-2026.yaml:4:7: 错误 invalid-value：“成文日期”："
        "“2026年3月9日”不是规范的日期，应写作“2026-03-09”",
    ),
    bad(
        "a date without leading zeros",
        changed(CATALOG, "成文日期: 2026-03-09", "成文日期: 2026-3-9"),
        "content/catalogs/sl-2026.yaml:4:7: 错误 invalid-value：“成文日期”："
        "“2026-3-9”不是规范的日期，应写作“2026-03-09”",
    ),
    bad(
        "a word outside a fixed list",
        changed(INTERPRETATION, "形式: 简明问答", "形式: 相声"),
        "content/interpretations/2026/qyjb-wd.md:4:5: 错误 unknown-word：“形式”没有“相声”这个词，"
        "可用的有：简明问答、图解、音视频、文字、专家、负责人、新闻发布会",
    ),
    bad(
        "a word almost in a fixed list",
        changed(INTERPRETATION, "形式: 简明问答", "形式: 简明回答"),
        "content/interpretations/2026/qyjb-wd.md:4:5: 错误 unknown-word："
        "“形式”没有“简明回答”这个词，是否应为“简明问答”？",
    ),
    bad(
        "a flag that is neither yes nor no",
        changed(CATALOG, "    牵头单位: 区财政局", "    牵头单位: 区财政局\n    等: 也许"),
        "content/catalogs/sl-2026.yaml:12:8: 错误 invalid-value：“等”：“也许”应为“是”或“否”",
    ),
    bad(
        "a year in Chinese numerals",
        changed(CATALOG, "年度: 2026", "年度: 二〇二六"),
        "content/catalogs/sl-2026.yaml:2:5: 错误 invalid-value：“年度”：“二〇二六”应为整数",
    ),
    bad(
        "a base address without a scheme",
        changed(SITE, "https://www.shili.gov.cn/xxgk/", "www.shili.gov.cn/xxgk/"),
        "site.yaml:4:7: 错误 invalid-value：“基准网址”：“www.shili.gov.cn/xxgk/”应为完整的网址，以 https:// 开头，不含空格",
    ),
    bad(
        "columns that do not begin with the four statutory entries",
        changed(SITE, "标识: guide", "标识: zhinan"),
        "site.yaml:18:1: 错误 invalid-value：“栏目”：前四个一级栏目应依次为：政府信息公开指南（guide）、"
        "政府信息公开制度（rules）、法定主动公开内容（content）、政府信息公开年报（reports）"
        "（国办公开办函〔2019〕61号）",
    ),
]

UNIT_NAMES = [
    bad(
        "an unknown unit, with suggestions",
        changed(CATALOG, "牵头单位: 区财政局", "牵头单位: 区财证局"),
        "content/catalogs/sl-2026.yaml:11:11: 错误 unknown-unit：没有名为“区财证局”的单位或集合，"
        "是否应为“区财政局”？",
    ),
    bad(
        "an unknown unit like no other",
        changed(CATALOG, "牵头单位: 区财政局", "牵头单位: 某某公司"),
        f"content/catalogs/sl-2026.yaml:11:11: 错误 unknown-unit：没有名为“某某公司”的单位或集合{REGISTER}",
    ),
    bad(
        "an unknown unit in a list of units",
        changed(CATALOG, "[区政府办公室, 有关单位]", "[区政府办公室, 某某公司]"),
        f"content/catalogs/sl-2026.yaml:12:20: 错误 unknown-unit：没有名为“某某公司”的单位或集合{REGISTER}",
    ),
    bad(
        "an unknown issuer of a document",
        changed(DOCUMENT, "发布机构: 区政府", "发布机构: 某某公司"),
        f"content/documents/2026/qyjb.md:4:7: 错误 unknown-unit：没有名为“某某公司”的单位或集合{REGISTER}",
    ),
    bad(
        "an unknown unit behind an interpretation",
        changed(INTERPRETATION, "单位: 区财政局", "单位: 某某公司"),
        f"content/interpretations/2026/qyjb-wd.md:5:5: 错误 unknown-unit：没有名为“某某公司”的单位或集合{REGISTER}",
    ),
    bad(
        "an unknown operator of the site",
        changed(SITE, "承办单位: 区政府办公室", "承办单位: 某某公司"),
        f"site.yaml:7:7: 错误 unknown-unit：没有名为“某某公司”的单位或集合{REGISTER}",
    ),
    bad(
        "an unknown keeper of a column",
        changed(
            SITE, "责任单位: 区政府办公室}\n- {标识: rules", "责任单位: 某某公司}\n- {标识: rules"
        ),
        f"site.yaml:18:45: 错误 unknown-unit：没有名为“某某公司”的单位或集合{REGISTER}",
    ),
    bad(
        "an unknown member of a collective",
        changed(UNITS, "成员: 不定", "成员: [区财政局, 某某公司]"),
        f"content/units.yaml:32:14: 错误 unknown-unit：没有名为“某某公司”的单位或集合{REGISTER}",
    ),
    bad(
        "an unknown successor of a unit",
        changed(
            UNITS, "  别名: [财政局]\n", "  别名: [财政局]\n  去向: {方式: 并入, 单位: 某某公司}\n"
        ),
        f"content/units.yaml:23:20: 错误 unknown-unit：没有名为“某某公司”的单位或集合{REGISTER}",
    ),
    bad(
        "a name that two units have",
        together(
            changed(UNITS, "  名称: 区政府\n", "  名称: 区政府\n  别名: [财政局]\n"),
            changed(CATALOG, "牵头单位: 区财政局", "牵头单位: 财政局"),
        ),
        "content/catalogs/sl-2026.yaml:11:11: 错误 ambiguous-unit：“财政局”同时是 qzf、qczj 的名称，"
        "无法断定是哪一个；请用全称，或给别名加起止日期",
    ),
    bad(
        "a task without a unit",
        changed(CATALOG, "    牵头单位: 区财政局\n    责任单位: [区政府办公室, 有关单位]\n", ""),
        "content/catalogs/sl-2026.yaml:10:9: 错误 task-without-unit："
        "第1项任务既没有“牵头单位”，也没有“责任单位”",
    ),
]

IDENTITIES = [
    bad(
        "a task without 序号 and 标识",
        changed(CATALOG, "  - 序号: 1\n    内容", "  - 内容"),
        "content/catalogs/sl-2026.yaml:9:5: 错误 invalid-value：“任务”："
        "任务缺少“序号”，也没有“标识”，无法得出固定网址",
    ),
    bad(
        "a 序号 that cannot stand in an address",
        changed(CATALOG, "序号: 1", "序号: （一）"),
        f"content/catalogs/sl-2026.yaml:9:5: 错误 invalid-value：“任务”：标识“（一）”{ID_FORM}；请另写“标识”",
    ),
    bad(
        "two tasks of one number",
        changed(CATALOG, "序号: 2", "序号: 1"),
        "content/catalogs/sl-2026.yaml:13:5: 错误 duplicate-id："
        "任务的标识“sl-2026/1”已被 content/catalogs/sl-2026.yaml 使用",
    ),
    bad(
        "two units of one id",
        written("content/units/qczj.yaml", "名称: 区审计局\n类别: 事业单位\n"),
        "content/units/qczj.yaml: 错误 duplicate-id：单位的标识“qczj”已被 content/units.yaml 使用",
    ),
    bad(
        "two columns of one id",
        changed(
            SITE,
            "名称: 法定主动公开内容,",
            "名称: 法定主动公开内容, 子栏目: [{标识: guide, 名称: 甲}],",
        ),
        "site.yaml:20:37: 错误 duplicate-id：栏目的标识“guide”已被 site.yaml 使用",
    ),
    bad(
        "a file name that cannot stand in an address",
        written("content/documents/2026/企业 基本.md", ANOTHER),
        "content/documents/2026/企业 基本.md: 错误 bad-id："
        f"文件名就是网址的一部分：标识“企业 基本”{ID_FORM}",
    ),
    bad(
        "a folder name that cannot stand in an address",
        written("content/documents/A..B/x.md", ANOTHER),
        f"content/documents/A..B/x.md: 错误 bad-id：文件名就是网址的一部分：标识“A..B”{ID_FORM}",
    ),
    bad(
        "a file name that Windows reserves",
        written("content/documents/2026/con.md", ANOTHER),
        "content/documents/2026/con.md: 错误 bad-id："
        "文件名就是网址的一部分：标识“con”是保留字，请换一个",
    ),
    bad(
        "an id that a page of the system has",
        changed(UNITS, "集合:", "- {标识: index, 名称: 索引局, 类别: 事业单位}\n集合:"),
        "content/units.yaml:30:8: 错误 invalid-value：“标识”：标识“index”是保留字，请换一个",
    ),
    bad(
        "a unit id that climbs out of the output",
        changed(UNITS, "标识: qczj", "标识: ../../x"),
        f"content/units.yaml:20:7: 错误 invalid-value：“标识”：标识“../../x”{ID_FORM}",
    ),
    bad(
        "a task id that climbs out of the output",
        changed(CATALOG, "序号: 1", "标识: ../x"),
        f"content/catalogs/sl-2026.yaml:9:5: 错误 invalid-value：“任务”：标识“../x”{ID_FORM}",
    ),
    bad(
        "a column id that climbs out of the output",
        changed(
            SITE,
            "名称: 法定主动公开内容,",
            "名称: 法定主动公开内容, 子栏目: [{标识: ../x, 名称: 甲}],",
        ),
        f"site.yaml:20:42: 错误 invalid-value：“标识”：标识“../x”{ID_FORM}",
    ),
    bad(
        "a 标识 that differs from the file name",
        written("content/units/qsjj.yaml", "标识: sjj\n名称: 区审计局\n类别: 事业单位\n"),
        "content/units/qsjj.yaml: 错误 bad-id：标识“sjj”与文件名“qsjj”不一致，请改成一样的或删去标识",
    ),
]

REFERENCES = [
    bad(
        "解读对象 that does not exist",
        changed(INTERPRETATION, "解读对象: 2026/qyjb", "解读对象: 2026/qyjp"),
        "content/interpretations/2026/qyjb-wd.md:3:7: 错误 dangling-reference："
        "没有标识为“2026/qyjp”的内容（政策文件），是否应为“2026/qyjb”？",
    ),
    bad(
        "栏目 that does not exist",
        changed(INTERPRETATION, "栏目: content", "栏目: contents"),
        "content/interpretations/2026/qyjb-wd.md:7:5: 错误 dangling-reference："
        "没有标识为“contents”的内容（栏目），是否应为“content”？",
    ),
    bad(
        "a link in the text that leads nowhere",
        changed(DOCUMENT, LINK, "[解读](interpretation:2026/qyjb-tj)"),
        "content/documents/2026/qyjb.md:21: 错误 dangling-reference："
        "没有标识为“2026/qyjb-tj”的内容（政策解读），是否应为“2026/qyjb-wd”？",
    ),
    bad(
        "a link in the text to an unknown unit",
        changed(DOCUMENT, LINK, "[民政局](unit:minzheng)"),
        "content/documents/2026/qyjb.md:21: 错误 dangling-reference：没有标识为“minzheng”的内容（单位）",
    ),
    bad(
        "an anchor that the other text does not have",
        changed(INTERPRETATION, "2026/qyjb#c1", "2026/qyjb#budget"),
        "content/interpretations/2026/qyjb-wd.md:12: 错误 dangling-reference："
        "没有标识为“2026/qyjb#budget”的内容（政策文件）",
    ),
    bad(
        "an anchor that the text itself does not have",
        changed(DOCUMENT, LINK, "[下文](#budget)"),
        "content/documents/2026/qyjb.md:21: 错误 dangling-reference：没有标识为“#budget”的内容（政策文件）",
    ),
]

ADDRESSES = [
    bad(
        "a redirect from a page that exists",
        redirected("pages/guide.html", "documents/2026/qyjb.html"),
        "site.yaml: 错误 address-clash：网址“pages/guide.html”与 content/pages/guide.md 的相同，"
        "请改其中一个的标识",
    ),
    bad(
        "an id that makes the address of another's page",
        written("content/catalogs/sl-2026/parts/1.yaml", "标题: 另一份\n年度: 2026\n"),
        "content/catalogs/sl-2026/parts/1.yaml: 错误 address-clash："
        "网址“catalogs/sl-2026/parts/1.html”与 content/catalogs/sl-2026.yaml 的相同，请改其中一个的标识",
    ),
    bad(
        "two attachments that differ in case only",
        together(
            written("content/documents/2026/SQB.pdf", "%PDF-1.7\n"),
            changed(DOCUMENT, "  名称: 申请表\n", "  名称: 申请表\n- 文件: SQB.pdf\n"),
        ),
        "content/documents/2026/qyjb.md: 错误 address-clash："
        "网址“documents/2026/qyjb/SQB.pdf”与 同一文件里另一处 的相同，请改其中一个的标识",
    ),
    bad(
        "a published page that is gone",
        renamed(GUIDE, "zhinan.md"),
        "site.yaml: 错误 vanished-address：上次公开的网址“pages/guide.html”不见了；"
        "请恢复原内容，或在“重定向”里加“- 从: pages/guide.html”和“到: 新网址”",
    ),
    bad(
        "a redirect to a page that does not exist",
        redirected("documents/2025/b.html", "documents/2026/nope.html"),
        "site.yaml:16:6: 错误 redirect-target：重定向的目标“documents/2026/nope.html”不是本站的页面",
    ),
    bad(
        "a redirect to another redirect",
        redirected("documents/2025/b.html", "documents/2025/old.html"),
        "site.yaml:16:6: 错误 redirect-target：重定向的目标“documents/2025/old.html”不是本站的页面",
    ),
    bad(
        "a redirect from above the output",
        redirected("../b.html", "documents/2026/qyjb.html"),
        "site.yaml:15:6: 错误 invalid-value：“从”：“../b.html”应为本站页面的网址，"
        "从栏目根写起，如“documents/2023/qyjb.html”",
    ),
    bad(
        "a redirect to another site",
        redirected("documents/2025/b.html", "https://example.com/b.html"),
        "site.yaml:16:6: 错误 invalid-value：“到”：“https://example.com/b.html”应为本站页面的网址，"
        "从栏目根写起，如“documents/2023/qyjb.html”",
    ),
]

STORED = [
    bad(
        "a file in GBK",
        recoded(CATALOG, "gbk"),
        "content/catalogs/sl-2026.yaml:1: 错误 encoding："
        "文件不是 UTF-8 编码（像是 GBK），请在编辑器里另存为 UTF-8",
    ),
    bad(
        "a picture with the name of a catalogue",
        written(CATALOG, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff"),
        "content/catalogs/sl-2026.yaml:1: 错误 encoding："
        "文件不是 UTF-8 编码（也不是 GBK，可能不是文本文件），请在编辑器里另存为 UTF-8",
    ),
    bad(
        "a file of 50 MB",
        enlarged(CATALOG, 50 * 1024 * 1024),
        "content/catalogs/sl-2026.yaml: 错误 too-large："
        "文件有 50 MB，超过 4 MB 的上限；附件请放在旁边并写进“附件”",
    ),
    bad(
        "a link out of the portal",
        linked("content/documents/2026/x.md", "/etc/hosts"),
        "content/documents/2026/x.md: 错误 outside：这个链接指向网站文件夹之外，不会读取；请把文件复制进来",
    ),
    bad(
        "a linked folder out of the portal",
        linked("content/documents/2024", "/etc"),
        "content/documents/2024: 错误 outside：这个链接指向网站文件夹之外，不会读取；请把文件复制进来",
    ),
    bad(
        "a folder of content that is none of ours",
        written("content/document/2026/x.md", ANOTHER),
        "content/document/2026/x.md: 错误 unknown-file：content 里没有“document”这一类，是否应为“documents”？",
    ),
    bad(
        "a folder of content like no other",
        written("content/zzz/x.md", ANOTHER),
        f"content/zzz/x.md: 错误 unknown-file：content 里没有“zzz”这一类，可用的有：{FAMILIES}",
    ),
    bad(
        "the extension .yml",
        written("content/catalogs/sl-2025.yml", "标题: 任务清单\n年度: 2025\n"),
        "content/catalogs/sl-2025.yml: 错误 unknown-file：任务清单的文件扩展名应为小写的 .yaml",
    ),
    bad(
        "no site.yaml",
        deleted(SITE),
        "site.yaml: 错误 missing-file：这里没有网站设置文件 site.yaml；用“gongkai init 文件夹”新建一个网站",
    ),
]

ATTACHMENTS = [
    bad(
        "an attachment from another folder",
        changed(DOCUMENT, "文件: sqb.pdf", "文件: ../../../site.yaml"),
        "content/documents/2026/qyjb.md:15:3: 错误 outside："
        "“../../../site.yaml”应与正文放在同一文件夹，只写文件名",
    ),
    bad(
        "an attachment by an absolute path",
        changed(DOCUMENT, "文件: sqb.pdf", "文件: /etc/hosts"),
        "content/documents/2026/qyjb.md:15:3: 错误 outside：“/etc/hosts”应与正文放在同一文件夹，只写文件名",
    ),
    bad(
        "an attachment that is not there, with a suggestion",
        changed(DOCUMENT, "文件: sqb.pdf", "文件: sqd.pdf"),
        "content/documents/2026/qyjb.md:15:3: 错误 missing-file：找不到文件“sqd.pdf”，是否应为“sqb.pdf”？",
    ),
    bad(
        "an empty attachment",
        attached("sqb.pdf", ""),
        "content/documents/2026/qyjb.md:15:3: 错误 empty-file：“sqb.pdf”是空文件",
    ),
    bad(
        "a web page as an attachment",
        attached("sqb.html", "<!DOCTYPE html>"),
        "content/documents/2026/qyjb.md:15:3: 错误 bad-file-kind："
        f"“sqb.html”的类型不能发布，可用的有：{KINDS}",
    ),
    bad(
        "an attachment with the wrong extension",
        attached("sqb.docx", "%PDF-1.4\n"),
        "content/documents/2026/qyjb.md:15:3: 错误 wrong-file-kind："
        "“sqb.docx”的内容不是.docx文件，可能改错了扩展名",
    ),
    bad(
        "an SVG with a script",
        pictured(f"{SVG}><script>alert(1)</script></svg>"),
        "content/documents/2026/qyjb.md:25: 错误 bad-file-kind：图片“t.svg”里有脚本、实体定义或嵌入的网页，不能发布",
    ),
    bad(
        "an SVG with a script in a namespace",
        pictured(f'{SVG} xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></svg>'),
        "content/documents/2026/qyjb.md:25: 错误 bad-file-kind：图片“t.svg”里有脚本、实体定义或嵌入的网页，不能发布",
    ),
    bad(
        "an SVG with an event handler",
        pictured(f'{SVG} onload="alert(1)"/>'),
        "content/documents/2026/qyjb.md:25: 错误 bad-file-kind：图片“t.svg”里有脚本、实体定义或嵌入的网页，不能发布",
    ),
    bad(
        "an SVG with a javascript: link",
        pictured(f'{SVG}><a href="javascript:alert(1)"><text y="9">甲</text></a></svg>'),
        "content/documents/2026/qyjb.md:25: 错误 bad-file-kind：图片“t.svg”里有脚本、实体定义或嵌入的网页，不能发布",
    ),
    bad(
        "an SVG with a javascript: link in disguise",
        pictured(f'{SVG}><a href="java&#115;cript:alert(1)"><text y="9">甲</text></a></svg>'),
        "content/documents/2026/qyjb.md:25: 错误 bad-file-kind：图片“t.svg”里有脚本、实体定义或嵌入的网页，不能发布",
    ),
    bad(
        "an SVG with a script in an entity",
        pictured(
            f'<!DOCTYPE svg [<!ENTITY s "&#60;script>alert(1)&#60;/script>">]>{SVG}>&s;</svg>'
        ),
        "content/documents/2026/qyjb.md:25: 错误 bad-file-kind：图片“t.svg”里有脚本、实体定义或嵌入的网页，不能发布",
    ),
]

TEXTS = [
    bad(
        "no front matter",
        written(GUIDE, "本指南说明怎样申请。\n"),
        "content/pages/guide.md:1: 错误 missing-front-matter："
        "文件开头缺少两行“---”之间的信息（标题、发布日期等）",
    ),
    bad(
        "front matter and a sidecar",
        written("content/pages/guide.yaml", "标题: 政府信息公开指南\n栏目: guide\n"),
        "content/pages/guide.yaml: 错误 two-front-matters："
        "“content/pages/guide.md”开头已有信息，与这个文件重复，请留一处",
    ),
    bad(
        "a script in the text",
        changed(DOCUMENT, "见附件。", "<script>alert(1)</script>"),
        "content/documents/2026/qyjb.md:25: 错误 raw-html："
        "正文里有 HTML 标签“<script>alert(1)</script>”，只支持 Markdown 写法",
    ),
    bad(
        "inline HTML",
        changed(DOCUMENT, "见附件。", "见<br>附件。"),
        "content/documents/2026/qyjb.md:25: 错误 raw-html：正文里有 HTML 标签“<br>”，只支持 Markdown 写法",
    ),
    bad(
        "a javascript: link",
        changed(DOCUMENT, "见附件。", "[见附件](javascript:alert(1))。"),
        "content/documents/2026/qyjb.md:25: 错误 bad-link：链接“javascript:alert(1)”的类型“javascript:”不能用；"
        f"站内用 {SCHEMES}，站外用 https:",
    ),
    bad(
        "a javascript: link in disguise",
        changed(DOCUMENT, "见附件。", "[见附件][甲]。\n\n[甲]: JAVA&#83;CRIPT:alert(1)"),
        "content/documents/2026/qyjb.md:25: 错误 bad-link：链接“JAVASCRIPT:alert(1)”的类型“javascript:”不能用；"
        f"站内用 {SCHEMES}，站外用 https:",
    ),
    bad(
        "a link by path",
        changed(DOCUMENT, "见附件。", "[见附件](../2025/old.html)。"),
        "content/documents/2026/qyjb.md:25: 错误 bad-link：链接“../2025/old.html”是路径。"
        "站内链接用标识，如“document:2026/qyjb”，改了文件夹也不会断",
    ),
    bad(
        "a picture without a text",
        together(
            changed(DOCUMENT, "见附件。", "![](t.png)"),
            written("content/documents/2026/t.png", b"\x89PNG\r\n\x1a\n"),
        ),
        "content/documents/2026/qyjb.md:25: 错误 image-without-text："
        "图片“t.png”没有替代文字，请写成“![图里说了什么](t.png)”",
    ),
    bad(
        "a picture from another site",
        changed(DOCUMENT, "见附件。", "![流程图](https://example.com/t.png)"),
        "content/documents/2026/qyjb.md:25: 错误 bad-image："
        "图片“https://example.com/t.png”应与正文放在同一文件夹，只写文件名",
    ),
    bad(
        "a first-level heading in the text",
        changed(DOCUMENT, "## 二、支持标准", "# 二、支持标准"),
        "content/documents/2026/qyjb.md:23: 错误 heading-level："
        "正文里不用一级标题“# ”，标题已在“标题”一栏；请从“## ”开始",
    ),
    bad(
        "two headings of one anchor",
        changed(DOCUMENT, "## 二、支持标准", "## 一、支持标准"),
        "content/documents/2026/qyjb.md:23: 错误 duplicate-anchor："
        "标题“一、支持标准”与前面的“一、支持对象”得出同一个锚点“c1”，请在其中一个末尾写明，如“{#fu-ze}”",
    ),
    bad(
        "an unknown notice",
        changed(DOCUMENT, "见附件。", "::: 警告\n见附件。\n:::"),
        "content/documents/2026/qyjb.md:25: 错误 unknown-notice：“::: 警告”不成提示框，"
        "可用的有：提示、注意、说明，另起一行以“:::”结束",
    ),
    bad(
        "emphasis that does not take effect",
        changed(DOCUMENT, "见附件。", "依据**《办法》**执行。"),
        "content/documents/2026/qyjb.md:25: 错误 loose-emphasis："
        "有没生效的“**”：请把“**”移到引号、书名号之内，或去掉",
    ),
]

DATES = [
    bad(
        "成文日期 later than 发布日期",
        changed(CATALOG, "成文日期: 2026-03-09", "成文日期: 2026-03-11"),
        "content/catalogs/sl-2026.yaml:5:7: 错误 date-order：成文日期 2026-03-11 晚于发布日期 2026-03-10",
    ),
    bad(
        "a date of publication that is still to come",
        changed(INTERPRETATION, "发布日期: 2026-11-19", "发布日期: 2026-11-21"),
        "content/interpretations/2026/qyjb-wd.md:6:7: 错误 date-order："
        "发布日期 2026-11-21 晚于今天（2026-11-20）；要到那天才公开的，请写“发布时间”",
    ),
]

TEMPLATES = [
    bad(
        "a template that asks for a field that no view has",
        own_template("pages/plain.html", "<p>\n{{ page.titel }}\n"),
        "templates/pages/plain.html:2: 错误 template：模板有错："
        "'generator.pages.plain.View object' has no attribute 'titel'，无法生成 pages/guide.html",
    ),
    bad(
        "a template that asks for a name that is not defined",
        own_template("pages/plain.html", "<p>\n\n{{ nothing }}\n"),
        "templates/pages/plain.html:3: 错误 template：模板有错：'nothing' is undefined，无法生成 pages/guide.html",
    ),
    bad(
        "a template that uses an unknown filter",
        own_template("pages/plain.html", "<p>\n{{ page.title | shout }}\n"),
        "templates/pages/plain.html:2: 错误 template：模板有错：No filter named 'shout'.，无法生成 pages/guide.html",
    ),
]

BAD_CONTENT = [
    *YAML,
    *VALUES,
    *UNIT_NAMES,
    *IDENTITIES,
    *REFERENCES,
    *ADDRESSES,
    *STORED,
    *ATTACHMENTS,
    *TEXTS,
    *DATES,
    *TEMPLATES,
]


@pytest.mark.parametrize(("edit", "errors"), BAD_CONTENT)
def test_what_is_wrong_is_told_in_full_and_nothing_is_published(
    portal: Path, edit: Edit, errors: list[str]
) -> None:
    edit(portal)
    before = tree(portal / "output")

    told, built = check(portal), build(portal)

    assert [line for line in built.findings if ": 错误 " in line] == errors
    assert (told.findings, told.code, built.code) == (built.findings, 1, 1)
    assert f"没有发布：{len(errors)}个错误" in built.err
    assert tree(portal / "output") == before


def test_seven_mistakes_in_one_file_are_all_told_in_one_run(portal: Path) -> None:
    replace(portal / CATALOG, "年度: 2026", "年度: 今年")
    replace(portal / CATALOG, "成文日期: 2026-03-09", "成文日期: 2026-02-30")
    replace(portal / CATALOG, "发布日期: 2026-03-10", "发布日期: 2026/3/10")
    replace(portal / CATALOG, "- 标题: 深化主动公开", "- 标题: [深化, 主动公开]")
    replace(portal / CATALOG, "  - 序号: 1\n", "  - 序号: 1\n    序号: 2\n")
    replace(portal / CATALOG, "    内容: 公布年度报告。\n", "")
    replace(portal / CATALOG, "    牵头单位: 区财政局", "    牵头: 区财政局")

    assert build(portal).findings == [
        "content/catalogs/sl-2026.yaml:2:5: 错误 invalid-value：“年度”：“今年”应为整数",
        "content/catalogs/sl-2026.yaml:4:7: 错误 invalid-value：“成文日期”：“2026-02-30”不是存在的日期",
        "content/catalogs/sl-2026.yaml:5:7: 错误 invalid-value：“发布日期”："
        "“2026/3/10”不是规范的日期，应写作“2026-03-10”",
        "content/catalogs/sl-2026.yaml:7:7: 错误 wrong-type：“标题”应为一段文字，不是列表或下级条目",
        "content/catalogs/sl-2026.yaml:10:5: 错误 duplicate-key：“序号”写了两次，请合并或删去一处",
        "content/catalogs/sl-2026.yaml:12:5: 错误 unknown-key：不认识的条目“牵头”，是否应为“牵头单位”？",
        "content/catalogs/sl-2026.yaml:14:5: 错误 missing：缺少“内容”",
    ]


def test_the_mistakes_of_several_files_are_all_told_in_one_run(portal: Path) -> None:
    replace(portal / SITE, "网站名称", "网站的名称")
    replace(portal / UNITS, "  类别: 政府机构\n", "")
    replace(portal / CATALOG, "年度: 2026", "年度：2026")
    replace(portal / INTERPRETATION, "[区内企业]", "[区内企业](../x.html)[区内]")
    write(portal / GUIDE, "没有开头的信息。\n")

    assert build(portal).findings == [
        "content/catalogs/sl-2026.yaml:2:3: 错误 full-width-colon："
        "键后面是全角冒号“：”，应为半角冒号加空格“: ”",
        "content/interpretations/2026/qyjb-wd.md:12: 错误 bad-link：链接“../x.html”是路径。"
        "站内链接用标识，如“document:2026/qyjb”，改了文件夹也不会断",
        "content/pages/guide.md:1: 错误 missing-front-matter：文件开头缺少两行“---”之间的信息（标题、发布日期等）",
        "content/units.yaml:2:3: 错误 missing：缺少“类别”",
        "site.yaml:1:1: 错误 missing：缺少“网站名称”",
        "site.yaml:1:1: 错误 unknown-key：不认识的条目“网站的名称”，是否应为“网站名称”？",
    ]


def test_a_byte_order_mark_is_only_a_reminder(portal: Path) -> None:
    write(portal / CATALOG, b"\xef\xbb\xbf" + (portal / CATALOG).read_bytes())
    before = tree(portal / "output")

    built = build(portal)

    assert built.code == 0
    assert built.findings == [
        "content/catalogs/sl-2026.yaml:1: 提醒 bom：文件开头有 BOM 标记，已忽略；请另存为“UTF-8（无 BOM）”"
    ]
    assert tree(portal / "output") == before


def test_line_ends_of_windows_are_as_good_as_any(portal: Path) -> None:
    for file in (SITE, UNITS, CATALOG, DOCUMENT):
        write(portal / file, (portal / file).read_bytes().replace(b"\n", b"\r\n"))
    before = tree(portal / "output")

    assert (build(portal).code, tree(portal / "output")) == (0, before)


def test_a_bomb_of_aliases_is_refused_within_two_seconds(portal: Path) -> None:
    names = "abcdefghij"
    lines = [f"{names[0]}: &{names[0]} [{', '.join(['甲'] * 9)}]"]
    for below, name in pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]")
    write(portal / CATALOG, "\n".join(lines) + "\n")
    before = tree(portal / "output")
    started = time.monotonic()

    built = build(portal)

    assert time.monotonic() - started < 2
    assert built.code == 1
    assert [line for line in built.findings if " alias：" in line] == [
        f"content/catalogs/sl-2026.yaml:{line}:4: 错误 alias：不支持 YAML 的锚点和别名（& 和 *），请把内容写全"
        for line in range(1, 10)
    ]
    assert tree(portal / "output") == before


def test_an_alias_to_itself_ends(portal: Path) -> None:
    replace(portal / CATALOG, "发布机构: [区政府办公室]", "发布机构: &a [*a]")

    assert (
        "content/catalogs/sl-2026.yaml:3:7: 错误 alias：不支持 YAML 的锚点和别名（& 和 *），请把内容写全"
        in build(portal).findings
    )


@pytest.mark.parametrize(
    ("command", "depth"), [(build, 500), (build_in_a_process, 100_000)], ids=["500", "100,000"]
)
def test_lists_in_lists_without_end_are_an_error_of_the_file(
    portal: Path, command: Callable[[Path], Ran], depth: int
) -> None:
    write(portal / CATALOG, f"标题: {'[' * depth}{']' * depth}\n年度: 2026\n")
    before = tree(portal / "output")

    built = command(portal)

    assert built.code == 1
    assert built.findings
    assert all(line.startswith("content/catalogs/sl-2026.yaml:") for line in built.findings)
    assert tree(portal / "output") == before


def test_brackets_in_texts_are_not_taken_for_lists_in_lists(portal: Path) -> None:
    """Half-open intervals, which end with another bracket than they begin with."""
    tasks = "".join(
        f"  - 序号: {number}\n    内容: 公布[0, 10)区间的数据。\n    牵头单位: 区财政局\n"
        for number in range(3, 80)
    )
    write(portal / CATALOG, (portal / CATALOG).read_text("utf-8") + tasks)

    built = build(portal)

    assert (built.code, built.findings) == (0, [])


@pytest.mark.parametrize("base", ["https://[x]/", "https://", "https:// 甲/"])
@pytest.mark.parametrize("command", [build, check], ids=["build", "check"])
def test_a_base_address_that_is_none_is_refused(
    portal: Path, command: Callable[[Path], Ran], base: str
) -> None:
    replace(portal / SITE, "https://www.shili.gov.cn/xxgk/", f'"{base}"')

    ran = command(portal)

    assert ran.code == 1
    assert [line.startswith("site.yaml:4:7: 错误 ") for line in ran.findings] == [True]


def test_a_link_to_a_file_that_is_gone_is_told_and_not_skipped(portal: Path) -> None:
    (portal / "content/documents/2026/x.md").symlink_to("gone.md")

    built = build(portal)

    assert built.code == 1
    assert any(line.startswith("content/documents/2026/x.md: 错误 ") for line in built.findings)


def test_links_that_lead_in_a_circle_are_an_error_of_the_file(portal: Path) -> None:
    (portal / "content/documents/2026/x.md").symlink_to("y.md")
    (portal / "content/documents/2026/y.md").symlink_to("x.md")

    built = build(portal)

    assert built.code == 1
    assert any(line.startswith("content/documents/2026/x.md: 错误 ") for line in built.findings)


@pytest.mark.parametrize(
    "edit",
    [
        changed(DOCUMENT, "体裁: 通知\n", "休裁: 通知\n"),
        changed(DOCUMENT, "体裁: 通知\n", "体裁：通知\n"),
        recoded(DOCUMENT, "gbk"),
        attached("sqb.pdf", ""),
    ],
    ids=["an unknown key", "a full-width colon", "GBK", "the attachment itself is empty"],
)
def test_a_mistake_in_a_document_does_not_make_its_attachment_a_stranger(
    portal: Path, edit: Edit
) -> None:
    edit(portal)

    assert "unlisted-file" not in build(portal).err


def test_colons_in_a_text_do_not_hide_the_mistake_in_another_line(portal: Path) -> None:
    replace(portal / GUIDE, "标题: 政府", '摘要: |\n  注：以下为全文。\n标题: "政府')

    findings = build(portal).findings

    assert [line for line in findings if "full-width-colon" in line] == []
    assert [line for line in findings if " syntax：引号没有成对" in line] != []


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (
            changed(SITE, "https://zhaocuo.example.gov.cn/report", "javascript:alert(1)"),
            "site.yaml:13:",
        ),
        (
            changed(
                SITE, "重定向:", "上级平台:\n- {名称: 甲, 网址: 'javascript:alert(1)'}\n重定向:"
            ),
            "site.yaml:15:",
        ),
    ],
    ids=["找错入口", "上级平台"],
)
def test_a_script_as_an_address_in_the_settings_is_refused(
    portal: Path, edit: Edit, place: str
) -> None:
    edit(portal)

    built = build(portal)

    assert built.code == 1
    assert [line.startswith(place) for line in built.findings] == [True]


@pytest.mark.parametrize(
    "edit",
    [
        changed(DOCUMENT, "见附件。", "见\x07附件。"),
        changed(DOCUMENT, "标题: 关于支持企业发展的通知", '标题: "关于支持企业\\a发展的通知"'),
    ],
    ids=["in the text", "by an escape in YAML"],
)
def test_a_control_character_never_breaks_a_feed(portal: Path, edit: Edit) -> None:
    edit(portal)

    build(portal)

    for path in (portal / "output").rglob("*.xml"):
        ElementTree.parse(path)


# ── Templates ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<p>\n{% if %}\n", "templates/pages/plain.html:2: "),
        ("<p>\n{% for each in page.columns %}\n", "templates/pages/plain.html:"),
        ("<p>\n{{ page.title + 1 }}\n", "templates/pages/plain.html:2: "),
        ('<p>\n{% include "parts/no.html" %}\n', "templates/parts/no.html: "),
        ("{% include page.title %}\n", "templates/pages/plain.html"),
        ("<p>中文</p>\n".encode("gbk"), "templates/pages/plain.html"),
    ],
    ids=[
        "a syntax error",
        "a loop without an end",
        "a sum of text and number",
        "another template that is not there",
        "another template by a variable",
        "a template in GBK",
    ],
)
@pytest.mark.parametrize("command", [build, check], ids=["build", "check"])
def test_a_template_that_cannot_be_used_is_named(
    portal: Path, command: Callable[[Path], Ran], text: str | bytes, place: str
) -> None:
    own_template("pages/plain.html", text)(portal)
    before = tree(portal / "output")

    ran = command(portal)

    assert ran.code == 1
    assert ran.findings != []
    assert all(line.startswith(place) for line in ran.findings)
    assert tree(portal / "output") == before


def test_a_mistake_in_the_base_template_is_told_for_every_page_at_its_line(portal: Path) -> None:
    own_template("base.html", "<!DOCTYPE html>\n<title>{{ page.head.titel }}</title>\n")(portal)
    before = tree(portal / "output")

    built = build(portal)

    assert built.code == 1
    assert len(built.findings) > 20
    assert {line.partition("：")[0] for line in built.findings} == {
        "templates/base.html:2: 错误 template"
    }
    assert tree(portal / "output") == before


# ── The place to write to ─────────────────────────────────────────────────


def foreign(root: Path) -> list[Path]:
    write(root / "elsewhere/报告.docx", "别人的文件")
    return [root / "elsewhere"]


def a_file(root: Path) -> list[Path]:
    write(root / "elsewhere", "别人的文件")
    return [root / "elsewhere"]


def a_link(root: Path) -> list[Path]:
    (root / "elsewhere").symlink_to(root / "output")
    return [root / "elsewhere"]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (
            foreign,
            "{0}/elsewhere 里有不是 gongkai 生成的文件（如 报告.docx），不会替换；"
            "请移走它们，或用 --output 另选一个文件夹",
        ),
        (a_file, "{0}/elsewhere 不是普通文件夹，不会替换"),
        (a_link, "{0}/elsewhere 不是普通文件夹，不会替换"),
        (
            lambda root: [root / "content"],
            "输出文件夹 {0}/content 与网站源文件重叠，请用 --output 另选一个",
        ),
        (
            lambda root: [root / "content/documents/2026"],
            "输出文件夹 {0}/content/documents/2026 与网站源文件重叠，请用 --output 另选一个",
        ),
        (lambda root: [root], "输出文件夹 {0} 与网站源文件重叠，请用 --output 另选一个"),
        (lambda root: [root.parent], "输出文件夹 {1} 与网站源文件重叠，请用 --output 另选一个"),
    ],
    ids=[
        "files that are not ours",
        "a file",
        "a link to a folder",
        "the content",
        "a folder of the content",
        "the portal itself",
        "the folder that holds the portal",
    ],
)
def test_an_output_that_is_not_ours_to_replace_is_refused(
    portal: Path, place: Callable[[Path], list[Path]], message: str
) -> None:
    words = place(portal)
    before = tree(portal)

    built = build(portal, "--output", *words)

    assert (built.code, built.err) == (2, message.format(portal, portal.parent) + "\n")
    assert tree(portal) == before


@pytest.mark.parametrize(
    "place",
    [
        lambda root: root / ".." / root.name / "content" / "new",
        lambda root: (
            Path(shutil.copytree(root, root.parent / "copy")) / ".." / root.name / "content/x"
        ),
    ],
    ids=["by way of the folder above", "by way of a neighbour"],
)
def test_an_output_inside_the_content_is_refused_by_whatever_way_it_is_named(
    portal: Path, place: Callable[[Path], Path]
) -> None:
    before = tree(portal / "content")

    built = build(portal, "--output", place(portal))

    assert built.code == 2
    assert "与网站源文件重叠" in built.err
    assert tree(portal / "content") == before


def test_an_output_inside_the_content_is_refused_behind_a_link(portal: Path) -> None:
    (portal.parent / "link").symlink_to(portal)

    built = build(portal.parent / "link", "--output", portal.parent / "link/content/new")

    assert built.code == 2
    assert "与网站源文件重叠" in built.err


def test_a_folder_that_is_no_portal_is_left_as_it_is(tmp_path: Path) -> None:
    built = build(tmp_path / "typo")

    assert built.code != 0
    assert not (tmp_path / "typo").exists()


def test_two_builds_at_once_are_one_too_many(portal: Path) -> None:
    before = tree(portal / "output")

    with FileLock(portal / ".gongkai/output/lock"):
        built = build(portal)

    assert (built.code, built.err.splitlines()[-1]) == (2, "另一个生成正在进行，请等它结束")
    assert tree(portal / "output") == before
    assert build(portal).code == 0


ROOM = [40_000, 400_000]
"""Bytes left on a disk: too few for what the build remembers, or for the release beside it."""


@pytest.mark.parametrize("room", ROOM)
def test_a_full_disk_leaves_the_published_site_as_it_was(
    portal: Path, small_disk: Path, room: int
) -> None:
    assert build(portal, "--output", small_disk / "output").code == 0
    before = tree(small_disk / "output")
    free = shutil.disk_usage(small_disk).free
    write(small_disk / "filler", b"\0" * (free - room))
    free = shutil.disk_usage(small_disk).free
    replace(portal / SITE, "网站名称: 示例区", "网站名称: 样例区")

    built = build(portal, "--output", small_disk / "output")

    assert built.code == 2
    assert built.err.splitlines()[-1] == "写入新版本失败：磁盘空间不足。原来的网站没有改动"
    assert tree(small_disk / "output") == before
    assert shutil.disk_usage(small_disk).free == free


@pytest.mark.parametrize("room", ROOM)
def test_a_disk_too_small_for_the_first_build_is_left_empty(
    portal: Path, small_disk: Path, room: int
) -> None:
    free = shutil.disk_usage(small_disk).free
    write(small_disk / "filler", b"\0" * (free - room))

    built = build(portal, "--output", small_disk / "output")

    assert built.code == 2
    assert built.err.splitlines()[-1] == "写入新版本失败：磁盘空间不足。原来的网站没有改动"
    assert not (small_disk / "output").exists()
    assert not (small_disk / ".gongkai/output/spare").exists()


def test_a_disk_that_takes_no_writing_is_told(portal: Path, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

    built = build(portal, "--output", small_disk / "output")

    assert built.code == 2
    assert built.err.splitlines()[-1] == (
        f"准备输出文件夹失败：文件系统只读（{small_disk}/.gongkai）。原来的网站没有改动"
    )


def test_a_published_site_on_a_disk_that_takes_no_writing_stays(
    portal: Path, small_disk: Path
) -> None:
    assert build(portal, "--output", small_disk / "output").code == 0
    before = tree(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

    built = build(portal, "--output", small_disk / "output")

    assert built.code == 2
    assert "文件系统只读" in built.err
    assert "原来的网站没有改动" in built.err
    assert tree(small_disk) == before


def test_a_mount_point_cannot_be_the_output(portal: Path, small_disk: Path) -> None:
    built = build(portal, "--output", small_disk)

    assert built.code == 2
    assert built.err.splitlines()[-1] == (
        "写入新版本失败：输出文件夹是挂载点，不能整个替换；请输出到它下面的一个文件夹"
        f"（{small_disk}）。原来的网站没有改动"
    )
    assert tree(small_disk) == {}


def reads_everything() -> bool:
    """Root does, unless it was made to drop that power."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "closed")
        path.touch(mode=0)
        return os.access(path, os.R_OK)


not_for_root = pytest.mark.skipif(reads_everything(), reason="root may read and write anywhere")


@not_for_root
@pytest.mark.parametrize("command", [build, check], ids=["build", "check"])
def test_a_file_that_may_not_be_read_is_named(portal: Path, command: Callable[[Path], Ran]) -> None:
    (portal / CATALOG).chmod(0)

    ran = command(portal)

    assert ran.code in {1, 2}
    assert CATALOG in ran.err + ran.out


@not_for_root
def test_a_folder_without_permission_is_told(portal: Path) -> None:
    locked = portal.parent / "locked"
    locked.mkdir(mode=0o555)

    built = build(portal, "--output", locked / "output")

    assert built.code == 2
    assert built.err.splitlines()[-1] == (
        f"准备输出文件夹失败：没有写入权限（{locked}/.gongkai）。原来的网站没有改动"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--as-of", "2026-13-01"), "“2026-13-01”不是日期，应如 2026-11-20 或“2026-11-20 09:00”\n"),
        (("--as-of", "昨天"), "“昨天”不是日期，应如 2026-11-20 或“2026-11-20 09:00”\n"),
        (("--published", "/nowhere/sitemap.xml"), "没有这个文件：/nowhere/sitemap.xml\n"),
    ],
    ids=["an impossible day", "a word for a day", "a sitemap that is not there"],
)
def test_a_wrong_option_is_told_before_anything_is_read(
    portal: Path, words: tuple[str, ...], message: str
) -> None:
    for command in ("build", "check"):
        ran = gongkai(command, portal, *words)

        assert (ran.code, ran.out, ran.err) == (2, "", message)
