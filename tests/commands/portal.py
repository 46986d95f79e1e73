"""One small portal without a single finding, and the command line as a user types it."""

import hashlib
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from generator.cli import app
from tests.conftest import files_in
from tests.indexes import site_in

ROOT = Path(__file__).parents[2]
"""The sample portal, with the templates that every portal uses."""

AS_OF = "2026-11-20"

FILES = """
    -- site.yaml --
    网站名称: 示例区人民政府
    网站标识码: "9900010001"
    域名: www.shili.gov.cn
    基准网址: https://www.shili.gov.cn/xxgk/
    另存: docx
    主办单位: 区政府
    承办单位: 区政府办公室
    联系方式:
      电话: 0000-80001201
    ICP备案: 示ICP备99000001号
    公安备案: 示公网安备99000102000001号
    党政机关标识: https://bszs.example.gov.cn/verify
    找错入口: https://zhaocuo.example.gov.cn/report
    重定向:
    - 从: documents/2025/old.html
      到: documents/2026/qyjb.html
    栏目:
    - {标识: guide, 名称: 政府信息公开指南, 更新周期: 每年, 责任单位: 区政府办公室}
    - {标识: rules, 名称: 政府信息公开制度, 更新周期: 及时, 责任单位: 区政府办公室, 不适用: 见上级平台, 不适用日期: 2026-01-05}
    - {标识: content, 名称: 法定主动公开内容, 更新周期: 及时, 责任单位: 区政府办公室}
    - {标识: reports, 名称: 政府信息公开年报, 更新周期: 每年, 责任单位: 区政府办公室, 不适用: 新设平台, 不适用日期: 2026-01-05}
    公开义务:
    - {标识: zcwj, 名称: 政策文件, 依据: 条例第二十条, 栏目: content, 时限: 每年}
    - 标识: kfr
      名称: 政府开放日
      依据: 年度任务
      单位: 区财政局
      栏目: content
      时限: 每年6月30日前
      书面说明: [{期: 2026年, 日期: 2026-06-20, 说明: 服务大厅维修}]
    -- content/units.yaml --
    单位:
    - 标识: qzf
      名称: 区政府
      类别: 政府机构
      机构职能: 领导全区工作。
      内设机构: [办公室]
      办公地址: 政和路1号
      办公时间: 工作日
      联系电话: "80001201"
      负责人: 某甲（区长）
    - 标识: qzfbgs
      名称: 区政府办公室
      类别: 政府部门
      机构职能: 协助处理日常工作。
      内设机构: [秘书科]
      办公地址: 政和路1号
      办公时间: 工作日
      联系电话: "80001202"
      负责人: 某乙（主任）
    - 标识: qczj
      名称: 区财政局
      别名: [财政局]
      类别: 政府部门
      机构职能: 管理财政收支。
      内设机构: [预算科]
      办公地址: 政和路2号
      办公时间: 工作日
      联系电话: "80001203"
      负责人: 某丙（局长）
    集合:
    - 名称: 有关单位
      成员: 不定
    -- content/catalogs/sl-2024.yaml --
    标题: 2024年政务公开任务清单
    年度: 2024
    任务:
    - 序号: 1
      内容: 公布财政预算和说明。
      牵头单位: 区财政局
    -- content/catalogs/sl-2025.yaml --
    标题: 2025年政务公开任务清单
    年度: 2025
    上年清单: sl-2024
    任务:
    - 序号: 1
      内容: 公布中期财政规划。
      牵头单位: 区财政局
      时限: 2026年12月底前
      延续: sl-2024/1
    -- content/catalogs/sl-2026.yaml --
    标题: 2026年政务公开任务清单
    年度: 2026
    发布机构: [区政府办公室]
    成文日期: 2026-03-09
    发布日期: 2026-03-10
    部分:
    - 标题: 深化主动公开
      任务:
      - 序号: 1
        内容: 公布财政预算。
        牵头单位: 区财政局
        责任单位: [区政府办公室, 有关单位]
      - 序号: 2
        内容: 公布年度报告。
        牵头单位: 区政府办公室
    -- content/documents/2026/qyjb.md --
    ---
    标题: 关于支持企业发展的通知
    发文字号: 示府发〔2026〕3号
    发布机构: 区政府
    成文日期: 2026-03-01
    发布日期: 2026-03-05
    规范性文件: 是
    有效期至: 2031-02-28
    施行说明: 企业急需
    有效性: 有效
    主题分类: 综合政务
    体裁: 通知
    栏目: content
    附件:
    - 文件: sqb.pdf
      名称: 申请表
    ---

    ## 一、支持对象

    区内企业。详见[解读](interpretation:2026/qyjb-wd)。

    ## 二、支持标准

    见附件。
    -- content/documents/2026/sqb.pdf --
    %PDF-1.4
    -- content/tables/zfbz.yaml --
    标题: 住房保障情况
    种类: 住房保障
    单位: 区财政局
    栏目: content
    发布日期: 2026-10-12
    更新周期: 每季度
    字段:
    - {名称: 项目, 必填: 是}
    - {名称: 套数, 类型: 整数, 计量单位: 套, 合计: 是}
    数据: zfbz.csv
    -- content/tables/zfbz.csv --
    项目,套数
    公共租赁住房,120
    保障性租赁住房,260
    合计,380
    -- content/interpretations/2026/qyjb-wd.md --
    ---
    标题: 支持企业发展的简明问答
    解读对象: 2026/qyjb
    形式: 简明问答
    单位: 区财政局
    发布日期: 2026-11-19
    栏目: content
    ---

    ## 谁能申请？

    [区内企业](document:2026/qyjb#c1)都能申请。
    -- content/reports/qczj-2025.yaml --
    单位: 区财政局
    年度: 2025
    发布日期: 2026-01-20
    总体情况:
      主动公开: 全年公开政府信息30条。
      依申请公开: 新收申请3件，办结2件，结转下年度1件。
      信息管理: 逐件登记。
      平台建设: 统一栏目。
      监督保障: 培训一次。
    主动公开表:
      行政规范性文件: [0, 0, 0]
      行政许可: 4
      行政处罚: 0
      行政强制: 0
      行政事业性收费: 12.50
    申请表:
      一: [2, 1, 0, 0, 0, 0]
      二: [0, 0, 0, 0, 0, 0]
      三（一）: [2, 0, 0, 0, 0, 0]
      三（二）: [0, 0, 0, 0, 0, 0]
      三（三）1: [0, 0, 0, 0, 0, 0]
      三（三）2: [0, 0, 0, 0, 0, 0]
      三（三）3: [0, 0, 0, 0, 0, 0]
      三（三）4: [0, 0, 0, 0, 0, 0]
      三（三）5: [0, 0, 0, 0, 0, 0]
      三（三）6: [0, 0, 0, 0, 0, 0]
      三（三）7: [0, 0, 0, 0, 0, 0]
      三（三）8: [0, 0, 0, 0, 0, 0]
      三（四）1: [0, 0, 0, 0, 0, 0]
      三（四）2: [0, 0, 0, 0, 0, 0]
      三（四）3: [0, 0, 0, 0, 0, 0]
      三（五）1: [0, 0, 0, 0, 0, 0]
      三（五）2: [0, 0, 0, 0, 0, 0]
      三（五）3: [0, 0, 0, 0, 0, 0]
      三（五）4: [0, 0, 0, 0, 0, 0]
      三（五）5: [0, 0, 0, 0, 0, 0]
      三（六）1: [0, 0, 0, 0, 0, 0]
      三（六）2: [0, 0, 0, 0, 0, 0]
      三（六）3: [0, 0, 0, 0, 0, 0]
      三（七）: [2, 0, 0, 0, 0, 0]
      四: [0, 1, 0, 0, 0, 0]
    复议诉讼表:
      行政复议: [0, 0, 0, 0]
      未经复议直接起诉: [0, 0, 0, 0]
      复议后起诉: [0, 0, 0, 0]
    主要问题: 说明过于简略。
    其他事项: {信息处理费: 没有收取。, 要点落实: 已经完成。}
    -- content/cleanups/2026.yaml --
    标题: 2026年规范性文件清理
    年度: 2026
    单位: 区政府办公室
    清理日期: 2026-10-10
    发布日期: 2026-10-12
    结果: [{文件: 2026/qyjb, 结果: 继续有效}]
    -- content/gazettes/2026-1.yaml --
    年: 2026
    期: 1
    总期号: 1
    主办: 区政府办公室
    发布日期: 2026-07-01
    目录:
    - {名称: 区政府文件, 文件: 2026/qyjb}
    - {名称: 政策解读, 解读: 2026/qyjb-wd}
    -- content/pages/guide.md --
    ---
    标题: 政府信息公开指南
    栏目: guide
    更新日期: 2026-01-05
    ---

    本指南说明怎样查找和申请政府信息。
"""

SITE = "site.yaml"
UNITS = "content/units.yaml"
CATALOG = "content/catalogs/sl-2026.yaml"
LAST_YEAR = "content/catalogs/sl-2025.yaml"
DOCUMENT = "content/documents/2026/qyjb.md"
INTERPRETATION = "content/interpretations/2026/qyjb-wd.md"
GUIDE = "content/pages/guide.md"
TABLE = "content/tables/zfbz.yaml"
CLEANUP = "content/cleanups/2026.yaml"
GAZETTE = "content/gazettes/2026-1.yaml"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[str]:
        """The lines `file:line:column: 错误 rule：message`, wherever they were told."""
        lines = (*self.err.splitlines(), *self.out.splitlines())
        return [line for line in lines if ": 错误 " in line or ": 提醒 " in line]

    @property
    def counts(self) -> dict[str, int]:
        """The numbers of the closing summary: 文件, 新写, 沿用, 删去, 错误, 提醒."""
        return {
            word or unit: int(number)
            for word, number, unit in re.findall(
                r"(新写|沿用|删去|)(\d+)个(文件|错误|提醒|)", self.out
            )
        }


def gongkai(*words: str | Path) -> Ran:
    """A command as a new process would run it.  What is no message but a traceback is raised."""
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def build(folder: Path, *words: str | Path) -> Ran:
    return gongkai("build", folder, "--as-of", AS_OF, *words)


def check(folder: Path, *words: str | Path) -> Ran:
    return gongkai("check", folder, "--as-of", AS_OF, *words)


def process(*words: str | Path, hash_seed: str = "0") -> Ran:
    """The same in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def build_in_a_process(folder: Path, *words: str | Path, hash_seed: str = "0") -> Ran:
    return process("build", folder, "--as-of", AS_OF, *words, hash_seed=hash_seed)


def write_portal(folder: Path, more: str = "") -> Path:
    """The small portal, with `-- file --` texts that replace or join its files."""
    for name, text in (files_in(FILES) | files_in(more)).items():
        write(folder / name, text)
    return folder


def write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def settle(portal: Path) -> None:
    """Yesterday's work: of what was saved in the last instant, a build cannot know that it will not be again."""
    yesterday = time.time() - 86_400.5
    for path in (portal / SITE, *(portal / "content").rglob("*")):
        os.utime(path, (yesterday, yesterday))


def replace(path: Path, old: str, new: str) -> None:
    """One place in a file; that it is there, and only once, is part of the test."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    write(path, text.replace(old, new))


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder and the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def said(output: Path) -> dict[str, str]:
    """What a site says, to be compared with one of another history: see `indexes.site_in`."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in site_in(output).items()}


def whole(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder below, with inode and time: what `nothing was written` means."""
    return {
        path.relative_to(folder).as_posix(): (path.lstat().st_ino, path.lstat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
    }
