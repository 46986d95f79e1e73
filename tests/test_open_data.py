"""The open-data catalogue, as another portal reads it."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from generator.build import Order, build
from tests.conftest import AS_OF, SITE, FolderOf, RefusalOf, moment_of

BASE = "https://www.shili.example.gov.cn/xxgk/"
LICENSE = """    数据许可: {名称: 开放许可, 网址: "https://data.example.gov.cn/by", 说明: 请注明来源。}
"""
UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门}
"""
ONCE = """
    -- content/tables/a.yaml --
    标题: 事项清单
    种类: 权责清单
    单位: 区民政局
    栏目: zcwj
    发布日期: 2026-01-05
    更新日期: 2026-02-06
    关键词: [权责]
    字段: [事项]
    数据: [[甲]]
"""
SERIES = """
    -- content/tables/b.yaml --
    标题: 救助人数
    种类: 社会救助
    单位: 区民政局
    栏目: zcwj
    更新周期: 每月
    字段: [事项]
    各期:
    - {期: 2026年9月, 发布日期: 2026-10-08, 数据: [[甲]]}
    - {期: 2026年10月, 发布日期: 2026-11-09, 数据: [[乙]]}
"""
NOTICE = """
    -- content/tables/c.yaml --
    标题: 公示名单
    种类: 公示
    单位: 区民政局
    栏目: zcwj
    发布日期: 2026-11-18
    公示: {起: 2026-11-18, 工作日: 7}
    字段: [事项]
    数据: [[甲]]
"""
WORLD = SITE + LICENSE + UNITS + ONCE + SERIES + NOTICE


@pytest.fixture
def output(folder_of: FolderOf) -> Path:
    folder = folder_of(WORLD)
    output = folder / "output"
    build(Order(folder, output, moment_of(AS_OF), engine="serial"), lambda _step: None)
    return output


def catalogue(output: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((output / "data/catalog.jsonld").read_text("utf-8"))
    return found


def datasets(output: Path) -> dict[str, dict[str, Any]]:
    return {each["dct:title"]["@value"]: each for each in catalogue(output)["dcat:dataset"]}


def test_the_catalogue_says_what_it_is_whose_and_on_what_terms(output: Path) -> None:
    found = catalogue(output)

    assert found["@type"] == "dcat:Catalog"
    assert found["@context"]["dcat"] == "http://www.w3.org/ns/dcat#"
    assert found["dct:publisher"]["foaf:name"]["@value"] == "示例区人民政府"
    assert found["dct:license"] == {"@id": "https://data.example.gov.cn/by"}


def test_every_prefix_is_declared_and_every_node_has_an_address_of_its_own(output: Path) -> None:
    found = catalogue(output)
    prefixes = {*found["@context"], "@context", "@id", "@type", "@value", "@language"}

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return {key.partition(":")[0] for key in value} | set().union(
                *map(keys, value.values())
            )
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    assert keys({key: value for key, value in found.items() if key != "@context"}) <= prefixes
    nodes = [each["@id"] for each in found["dcat:dataset"]]
    nodes += [file["@id"] for each in found["dcat:dataset"] for file in each["dcat:distribution"]]
    assert len(nodes) == len(set(nodes))


def test_a_table_tells_who_keeps_it_since_when_and_its_last_change(output: Path) -> None:
    found = datasets(output)["事项清单"]

    assert found["dct:publisher"]["foaf:name"]["@value"] == "区民政局"
    assert found["dct:issued"] == {"@value": "2026-01-05", "@type": "xsd:date"}
    assert found["dct:modified"]["@value"] == "2026-02-06"
    assert [each["@value"] for each in found["dcat:keyword"]] == ["权责"]
    assert found["dcat:landingPage"] == {"@id": f"{BASE}tables/a.html"}


def test_a_series_has_a_file_of_each_period_and_its_rhythm(output: Path) -> None:
    found = datasets(output)["救助人数"]

    assert found["dct:accrualPeriodicity"]["@id"].endswith("/MONTHLY")
    assert [each["dcat:downloadURL"]["@id"] for each in found["dcat:distribution"]][::3] == [
        f"{BASE}tables/b/2026-09.csv",
        f"{BASE}tables/b/2026-10.csv",
    ]


def test_what_is_shown_for_a_time_only_is_not_offered(output: Path) -> None:
    assert "公示名单" not in datasets(output)


def test_every_file_that_is_offered_is_there(output: Path) -> None:
    for each in datasets(output).values():
        for file in each["dcat:distribution"]:
            address = unquote(file["dcat:downloadURL"]["@id"].removeprefix(BASE))
            assert (output / address).is_file(), address
            assert file["dcat:mediaType"]["@id"].startswith("https://www.iana.org/")


def test_the_page_of_data_leads_to_the_catalogue_and_to_the_terms(output: Path) -> None:
    page = (output / "data/index.html").read_text("utf-8")

    assert 'href="catalog.jsonld"' in page
    assert 'href="https://data.example.gov.cn/by"' in page
    assert "请注明来源。" in page


def test_terms_need_an_address(refusal_of: RefusalOf) -> None:
    (line,) = refusal_of(SITE + "    数据许可: {名称: 开放许可, 网址: 见首页}\n")

    assert "“网址”：“见首页”应为完整的网址" in line
