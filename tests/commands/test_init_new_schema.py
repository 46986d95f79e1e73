"""What the commands write is what the other commands, and editors' programs, accept."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.scaffold import KINDS
from generator.schema import SCHEMAS
from tests.commands.portal import AS_OF, ROOT, UNITS, build, check, gongkai, tree, write

# ── init ──────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal as `init` leaves it; never changed by a test."""
    folder = tmp_path_factory.mktemp("fresh") / "网站"
    assert gongkai("init", folder).code == 0
    return folder


@pytest.fixture
def new_portal(tmp_path: Path) -> Path:
    assert gongkai("init", tmp_path / "portal").code == 0
    return tmp_path / "portal"


def errors(findings: list[str]) -> list[str]:
    return [line for line in findings if ": 错误 " in line]


def test_a_new_portal_builds_without_an_error(new_portal: Path) -> None:
    built = build(new_portal)

    assert (built.code, errors(built.findings)) == (0, [])
    assert (new_portal / "output/index.html").is_file()


def test_a_new_portal_says_what_to_do_next(tmp_path: Path) -> None:
    ran = gongkai("init", tmp_path / "portal")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"已建好 {tmp_path}/portal。下一步：gongkai build {tmp_path}/portal\n"


def test_a_new_portal_keeps_what_is_generated_out_of_version_control(fresh: Path) -> None:
    assert (fresh / ".gitignore").read_text("utf-8").split() == ["/output/", "/.gongkai/"]


def test_the_sample_builds_without_an_error(tmp_path: Path) -> None:
    assert gongkai("init", tmp_path / "portal", "--sample").code == 0

    built = build(tmp_path / "portal")

    assert (built.code, errors(built.findings)) == (0, [])
    assert built.counts["错误"] == 0
    assert len(tree(tmp_path / "portal/output")) > 1000


def test_where_word_and_pdf_cannot_be_made_the_sample_does_not_ask_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lacks, line in (("", "另存: [docx, pdf]"), ("没有安装", "# 另存: [docx, pdf]")):
        monkeypatch.setattr("generator.scaffold.missing", lambda _each, lacks=lacks: lacks)
        assert gongkai("init", tmp_path / f"portal{lacks}", "--sample").code == 0
        settings = (tmp_path / f"portal{lacks}/site.yaml").read_text("utf-8").splitlines()
        assert line in settings


def test_an_empty_folder_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "portal").mkdir()

    assert gongkai("init", tmp_path / "portal").code == 0
    assert (tmp_path / "portal/site.yaml").is_file()


@pytest.mark.parametrize("words", [(), ("--sample",)])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, words: tuple[str, ...]) -> None:
    write(tmp_path / "portal/说明.txt", "别人的文件")

    ran = gongkai("init", tmp_path / "portal", *words)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{tmp_path}/portal 已经有内容，请另选一个空文件夹\n"
    assert list(tree(tmp_path)) == ["portal/说明.txt"]


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "portal", "别人的文件")

    ran = gongkai("init", tmp_path / "portal")

    assert (ran.code, ran.err) == (2, f"{tmp_path}/portal 已经有内容，请另选一个空文件夹\n")


# ── new ───────────────────────────────────────────────────────────────────

NEW = {
    "unit": ("qczj", "content/units/qczj.yaml"),
    "document": ("2026/qyjb", "content/documents/2026/qyjb.md"),
    "interpretation": ("2026/qyjb-wd", "content/interpretations/2026/qyjb-wd.md"),
    "topic": ("zt", "content/topics/zt.yaml"),
    "service": ("zm", "content/services/zm.yaml"),
    "question": ("2026/wd", "content/questions/2026/wd.md"),
    "catalog": ("sl-2026", "content/catalogs/sl-2026.yaml"),
    "page": ("help", "content/pages/help.md"),
    "table": ("qzqd", "content/tables/qzqd.yaml"),
    "standard": ("shjz", "content/standards/shjz.yaml"),
    "report": ("qczj-2025", "content/reports/qczj-2025.yaml"),
    "matter": ("2026/gjxw", "content/matters/2026/gjxw.md"),
    "cleanup": ("2026", "content/cleanups/2026.yaml"),
    "gazette": ("2026-1", "content/gazettes/2026-1.yaml"),
}


def new(portal: Path, kind: str, identity: str) -> Any:
    return gongkai("new", kind, identity, "--site", portal, "--as-of", AS_OF)


def test_every_kind_of_new_file_is_tried_here() -> None:
    assert set(NEW) == set(KINDS)


@pytest.mark.parametrize("kind", NEW)
def test_a_new_file_passes_the_check_but_for_what_is_to_be_written_over(
    new_portal: Path, kind: str
) -> None:
    if kind == "interpretation":
        assert new(new_portal, "document", "2026/wj").code == 0
        fill_in(new_portal / "content/documents/2026/wj.md")
    identity, file = NEW[kind]

    ran = new(new_portal, kind, identity)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"已建好 {new_portal / file}，请填写。\n"
    assert (new_portal / file).is_file()
    told = errors(check(new_portal).findings)
    assert told
    # A report that is made in November is late, too.
    rules = {"placeholder-text", "annual-due"} if kind == "report" else {"placeholder-text"}
    assert {each.split()[2].partition("：")[0] for each in told} == rules
    assert all(each.startswith(f"{file}:") for each in told)
    fill_in(new_portal / file)
    checked = check(new_portal)
    assert (checked.code, errors(checked.findings)) == (0, [])


def fill_in(file: Path) -> None:
    """As an editor does."""
    text = re.sub(r"请填写.*的(标题|名称)（(.*)）", r"区级材料（\2）", file.read_text("utf-8"))
    text = text.replace("[请填写]", "[区级材料]").replace("0000-00000000", "0000-80001234")
    text = re.sub(r"(年度: 2025\n发布日期: )[-0-9]+", r"\g<1>2026-01-20", text)
    text = re.sub(r"(?m)^([^#\n]*)某某路1号", r"\1人民路1号", text)
    for old, new in (
        ("一两句话。", "都已落实。"),
        ("待补充。", "已经写好。"),
        ("[条件]", "[年满18周岁]"),
        ("办理结果: 结果", "办理结果: 证明"),
        ("审查标准: 看什么", "审查标准: 材料齐全"),
        ("法规或者文件的名称和条款", "某条例第一条"),
        ("第一部分的标题", "一、主动公开"),
        ("任务的内容，照原件写。", "公开预算。"),
    ):
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def test_new_files_of_every_kind_together_build(new_portal: Path) -> None:
    for kind, (identity, file) in NEW.items():
        assert new(new_portal, kind, identity).code == 0
        fill_in(new_portal / file)

    built = build(new_portal)

    assert (built.code, errors(built.findings)) == (0, [])
    for page in ("units/qczj", "documents/2026/qyjb", "tasks/sl-2026/1", "pages/help"):
        assert (new_portal / f"output/{page}.html").is_file()


def test_a_new_report_is_of_the_unit_and_the_year_that_its_id_says(new_portal: Path) -> None:
    assert new(new_portal, "unit", "qczj").code == 0
    assert new(new_portal, "report", "qczj-2025").code == 0
    assert new(new_portal, "report", "other-2024").code == 0

    texts = [
        (new_portal / f"content/reports/{each}.yaml").read_text("utf-8")
        for each in ("qczj-2025", "other-2024")
    ]

    assert "\n单位: 请填写单位的名称（qczj）\n年度: 2025\n" in texts[0]
    assert "\n单位: 政府办公室\n年度: 2024\n" in texts[1]


def test_a_new_file_bears_the_day_of_its_making(new_portal: Path) -> None:
    assert new(new_portal, "document", "2026/wj").code == 0

    text = (new_portal / "content/documents/2026/wj.md").read_text("utf-8")

    assert "\n成文日期: 2026-11-20\n发布日期: 2026-11-20\n" in text


@pytest.mark.parametrize(
    ("kind", "identity", "wrong"),
    [
        ("document", "2026/企业", "企业"),
        ("document", "2026/QYJB", "QYJB"),
        ("document", "2026/a b", "a b"),
        ("document", "../x", ".."),
        ("document", "/etc/x", ""),
        ("document", "2026//x", ""),
        ("document", "", ""),
        ("page", "a.b", "a.b"),
        ("unit", "区财政局", "区财政局"),
        ("catalog", "2026-", "2026-"),
    ],
)
def test_an_id_that_cannot_stand_in_an_address_makes_no_file(
    new_portal: Path, kind: str, identity: str, wrong: str
) -> None:
    before = tree(new_portal.parent)

    ran = new(new_portal, kind, identity)

    message = f"标识“{wrong}”只能用小写字母、数字和连字符，如“qczj”“2-1-1”\n"
    assert (ran.code, ran.out, ran.err) == (2, "", message)
    assert tree(new_portal.parent) == before


def test_an_id_that_windows_reserves_makes_no_file(new_portal: Path) -> None:
    ran = new(new_portal, "page", "con")

    assert (ran.code, ran.err) == (2, "标识“con”是保留字，请换一个\n")


@pytest.mark.parametrize("kind", ["document", "page", "catalog", "unit"])
def test_a_file_that_exists_is_left_alone(new_portal: Path, kind: str) -> None:
    identity, file = NEW[kind]
    assert new(new_portal, kind, identity).code == 0
    before = tree(new_portal)

    ran = new(new_portal, kind, identity)

    assert (ran.code, ran.out, ran.err) == (2, "", f"{new_portal / file} 已经存在\n")
    assert tree(new_portal) == before


@pytest.mark.parametrize(
    "identity", ["zfbgs", "2026/qczj"], ids=["in units.yaml already", "in a folder"]
)
def test_an_id_that_the_check_would_refuse_makes_no_unit(new_portal: Path, identity: str) -> None:
    before = tree(new_portal)

    ran = new(new_portal, "unit", identity)

    assert ran.code == 2
    assert tree(new_portal) == before


@pytest.mark.parametrize(("kind", "identity"), [("catalog", "index"), ("unit", "index")])
def test_an_id_that_a_page_of_the_system_has_makes_no_file(
    new_portal: Path, kind: str, identity: str
) -> None:
    before = tree(new_portal)

    ran = new(new_portal, kind, identity)

    assert ran.code == 2
    assert tree(new_portal) == before


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("documnt", "没有“documnt”这一种，是否应为“document”？\n"),
        (
            "collective",
            "没有“collective”这一种，可用的有：document、interpretation、question、service、topic、catalog、unit、page、table、standard、report、matter、cleanup、gazette\n",
        ),
    ],
)
def test_an_unknown_kind_is_told(new_portal: Path, kind: str, message: str) -> None:
    ran = new(new_portal, kind, "x")

    assert (ran.code, ran.out, ran.err) == (2, "", message)


def test_what_a_new_file_would_refer_to_has_to_be_there(new_portal: Path) -> None:
    no_document = new(new_portal, "interpretation", "2026/x")
    write(new_portal / UNITS, "")
    no_unit = new(new_portal, "document", "2026/x")

    assert (no_document.code, no_document.err) == (
        2,
        "还没有可以解读的文件，请先新建：gongkai new document 2026/wj\n",
    )
    assert (no_unit.code, no_unit.err) == (2, "还没有单位，请先新建：gongkai new unit zfbgs\n")


def test_a_portal_with_a_mistake_takes_no_new_file(new_portal: Path) -> None:
    write(new_portal / UNITS, "单位: 政府办公室\n")
    before = tree(new_portal)

    ran = new(new_portal, "page", "help")

    assert (ran.code, ran.findings) == (
        1,
        ["content/units.yaml:1:5: 错误 wrong-type：“单位”应为列表，每项一行，以“- ”开头"],
    )
    assert tree(new_portal) == before


def test_a_folder_that_is_no_portal_takes_no_new_file(tmp_path: Path) -> None:
    ran = new(tmp_path, "page", "help")

    assert (ran.code, ran.findings) == (
        1,
        [
            "site.yaml: 错误 missing-file：这里没有网站设置文件 site.yaml；"
            "用“gongkai init 文件夹”新建一个网站"
        ],
    )
    assert tree(tmp_path) == {}


# ── schema ────────────────────────────────────────────────────────────────


class Core(yaml.SafeLoader):
    """YAML 1.2 (core schema), as the plug-ins of editors read it: dates stay text, 是 and no too."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way


def _integer(loader: Core, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node))


for _kind, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(f"(?:{_pattern})$"), _first)
Core.add_constructor("tag:yaml.org,2002:int", _integer)


def as_editors_read(text: str) -> Any:
    return yaml.load(text, Core)


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("schemas")
    ran = gongkai("schema", folder)
    assert (ran.code, ran.err) == (0, "")
    return {
        path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8"))
        for path in folder.iterdir()
    }


def sample(name: str) -> Iterator[tuple[str, Any]]:
    """(file, data) of every file of the sample portal that a schema describes."""
    root = ROOT
    match name:
        case "site":
            paths = [root / "site.yaml"]
        case "units" | "synonyms":
            paths = [root / f"content/{name}.yaml"]
        case "catalog" | "table" | "standard" | "report" | "service" | "topic":
            paths = sorted((root / f"content/{name}s").rglob("*.yaml"))
        case _:
            paths = sorted((root / f"content/{name}s").rglob("*.md"))
    for path in paths:
        text = path.read_text("utf-8")
        front_matter = text.split("---\n")[1] if path.suffix == ".md" else text
        yield path.relative_to(root).as_posix(), as_editors_read(front_matter)


def test_a_schema_is_written_for_every_kind_of_file(tmp_path: Path) -> None:
    ran = gongkai("schema", tmp_path / "schemas")

    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"{tmp_path}/schemas/{name}.schema.json　{files}" for name, (_, files) in SCHEMAS.items()
    ]
    assert set(tree(tmp_path)) == {f"schemas/{name}.schema.json" for name in SCHEMAS}


def test_a_place_that_takes_no_schemas_is_told(tmp_path: Path) -> None:
    write(tmp_path / "schemas", "别人的文件")

    ran = gongkai("schema", tmp_path / "schemas")

    assert (ran.code, ran.out) == (2, "")
    assert f"{tmp_path}/schemas" in ran.err


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_valid_json_schema(schemas: dict[str, dict[str, Any]], name: str) -> None:
    Draft202012Validator.check_schema(schemas[name])

    assert schemas[name]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert SCHEMAS[name][1] in schemas[name]["description"]


@pytest.mark.parametrize(
    "name",
    [
        "site",
        "units",
        "synonyms",
        "catalog",
        "document",
        "interpretation",
        "question",
        "service",
        "topic",
        "page",
        "table",
        "standard",
        "report",
        "matter",
    ],
)
def test_a_schema_accepts_the_files_of_the_sample(
    schemas: dict[str, dict[str, Any]], name: str
) -> None:
    validator = Draft202012Validator(schemas[name])

    found = list(sample(name))

    assert found
    for file, data in found:
        messages = [
            f"{file} {each.json_path}: {each.message}" for each in validator.iter_errors(data)
        ]
        assert messages == []


VALID = {
    "a unit in a file of its own": (
        "unit",
        "名称: 区财政局\n类别: 政府部门\n统一社会信用代码: 12345\n",
    ),
    "an alias as a bare name and one with dates": (
        "unit",
        "名称: 区财政局\n类别: 政府部门\n别名: [财政局, {名称: 区财委, 至: 2018-12-31}]\n",
    ),
    "a collective of nobody, of names and of kinds": (
        "units",
        "集合:\n- {名称: 甲, 成员: 不定}\n- {名称: 乙, 成员: [区财政局]}\n- {名称: 丙, 成员: {类别: [镇街]}}\n",
    ),
    "a collective of one kind": ("units", "集合:\n- {名称: 丙, 成员: {类别: 镇街}}\n"),
    "a number as a number and as a text": (
        "catalog",
        "标题: 清单\n年度: 2026\n任务:\n- {序号: 1, 内容: 甲}\n- {序号: 1-2, 内容: 乙}\n",
    ),
    "a flag as 是 and as true": (
        "catalog",
        "标题: 清单\n年度: 2026\n任务:\n- {序号: 1, 内容: 甲, 等: 是}\n- {序号: 2, 内容: 乙, 等: true}\n",
    ),
    "one column and several": (
        "page",
        "标题: 指南\n栏目: guide\n单位: [区政府, 区财政局]\n更新日期: 2026-01-05\n",
    ),
    "synonyms as a list and with a sign of equality": (
        "synonyms",
        "同义词:\n- [医保, 医疗保险]\n- 户口=户籍\n",
    ),
    "a table with bare fields, rows in order and by name": (
        "table",
        "标题: 表\n种类: 甲\n单位: 甲\n栏目: a\n发布日期: 2026-01-05\n"
        "字段: [甲, {名称: 乙, 类型: 整数}]\n数据: [[子, 1], {甲: 丑, 乙: 2}]\n",
    ),
    "a standard catalogue with one of each, and with several": (
        "standard",
        "领域: 社会救助\n牵头单位: 区民政局\n栏目: a\n版本: [{日期: 2026-01-05, 变化: 首次编制}]\n事项:\n"
        "- {一级事项: 甲, 二级事项: 乙, 公开内容: 丙, 公开依据: 丁, 公开时限: 及时公开, 公开主体: [甲, 乙], "
        "公开渠道和载体: ■政府网站 □政府公报, 公开对象: 全社会, 公开方式: [主动, 依申请公开], 公开层级: 县级, 栏目: a}\n",
    ),
    "a table with periods in files": (
        "table",
        "标题: 表\n种类: 甲\n单位: 甲\n栏目: a\n更新周期: 每月\n字段: 甲\n"
        "各期: [{期: 2026年1月, 发布日期: 2026-02-05, 数据: 01.csv}]\n",
    ),
    "an attachment as a bare name": (
        "document",
        "标题: 通知\n发布机构: 区政府\n成文日期: 2026-01-05\n发布日期: 2026-01-05\n栏目: a\n附件: [表.docx]\n",
    ),
    "an attachment with a title": (
        "document",
        "标题: 通知\n发布机构: 区政府\n成文日期: 2026-01-05\n发布日期: 2026-01-05\n栏目: a\n"
        "附件:\n- {文件: 表.docx, 名称: 表}\n",
    ),
}


@pytest.mark.parametrize(("name", "text"), VALID.values(), ids=VALID)
def test_a_schema_accepts_every_way_of_writing_that_the_generator_accepts(
    schemas: dict[str, dict[str, Any]], name: str, text: str
) -> None:
    validator = Draft202012Validator(schemas[name])

    assert [each.message for each in validator.iter_errors(as_editors_read(text))] == []


TYPOS = {
    "site": "网站名称: 甲\n基准网址: https://www.example.gov.cn/\n网站识别码: '1'\n",
    "units": "单位: []\n集体: []\n",
    "synonyms": "同义词: []\n近义词: []\n",
    "unit": "标识: qczj\n名称: 区财政局\n类别: 政府部门\n电话: '1'\n",
    "catalog": "标题: 清单\n年度: 2026\n任务:\n- {序号: 1, 内容: 甲, 牵头: 区财政局}\n",
    "document": "标题: 通知\n发布机构: 甲\n成文日期: 2026-01-05\n发布日期: 2026-01-05\n栏目: a\n休裁: 通知\n",
    "interpretation": "标题: 问答\n解读对象: a\n形式: 图解\n单位: 甲\n发布日期: 2026-01-05\n解读者: 乙\n",
    "topic": "标题: 甲\n导语: 乙\n单位: 丙\n发布日期: 2026-01-05\n部分: [{标题: 甲, 标鉴: 乙}]\n",
    "service": "事项名称: 甲\n事项类型: 公共服务\n实施主体: 甲\n受众: 乙\n发布日期: 2026-01-05\n收废: 无\n",
    "question": "问题: 甲？\n单位: 甲\n领域: 乙\n受众: 丙\n来源: 热线\n依椐: a\n",
    "page": "标题: 指南\n更新时间: 2026-01-05\n",
    "standard": "领域: 就业\n牵头单位: 甲\n栏目: a\n版本: [{日期: 2026-01-05, 变化: 首次编制}]\n事顶: []\n",
    "matter": "标题: 甲\n种类: 意见征集\n单位: 甲\n发布日期: 2026-01-01\n环结: []\n",
    "table": "标题: 清单\n种类: 甲\n单位: 甲\n栏目: a\n字段: [甲]\n数椐: a.csv\n",
    "cleanup": "标题: 清理\n年度: 2025\n单位: 甲\n清理日期: 2025-12-31\n发布日期: 2026-01-05\n结果: []\n范为: 甲\n",
    "gazette": "年: 2026\n期: 1\n总期号: 1\n主办: 甲\n发布日期: 2026-01-05\n目录: []\n封面: 甲\n",
    "report": "单位: 甲\n年度: 2025\n发布日期: 2026-01-05\n主要问提: 无\n",
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_refuses_a_key_that_does_not_exist(
    schemas: dict[str, dict[str, Any]], name: str
) -> None:
    errors = list(Draft202012Validator(schemas[name]).iter_errors(as_editors_read(TYPOS[name])))

    assert [each.validator for each in errors] == ["additionalProperties"]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("catalog", "标题: 清单\n", "required"),
        ("catalog", "标题: 清单\n年度: 今年\n", "type"),
        ("catalog", "标题: 清单\n年度: 2026\n任务: 公布预算\n", "type"),
        ("unit", "标识: qczj\n名称: 区财政局\n类别: 局\n", "enum"),
        ("unit", "名称: 区财政局\n类别: 政府部门\n标识: ../x\n", "pattern"),
        ("page", "标题: [指南, 须知]\n", "type"),
    ],
    ids=["a missing key", "a bad year", "a text for a list", "a bad word", "a bad id", "a list"],
)
def test_a_schema_refuses_what_the_generator_refuses(
    schemas: dict[str, dict[str, Any]], name: str, text: str, kind: str
) -> None:
    errors = list(Draft202012Validator(schemas[name]).iter_errors(as_editors_read(text)))

    assert [each.validator for each in errors] == [kind]


@pytest.mark.parametrize("name", SCHEMAS)
def test_records_and_their_fields_have_chinese_titles(
    schemas: dict[str, dict[str, Any]], name: str
) -> None:
    records = [schemas[name], *schemas[name].get("$defs", {}).values()]
    titles = [
        each["title"]
        for record in records
        if record["type"] == "object"
        for each in (record, *record["properties"].values())
    ]

    assert [title for title in titles if not re.search(r"[\u4e00-\u9fa5]", title)] == []
    assert all(
        field["title"] == key
        for record in records
        for key, field in record.get("properties", {}).items()
    )
