import json

import pytest
from hypothesis import given

from generator.payload import Payload, embed, parsed
from generator.record import ID
from generator.records import Catalog
from tests.exporters.catalogs import CATALOGS, catalog_of, values

TASK = "任务:\n- {序号: 1, 内容: 公开预算}\n"


def carried(text: str = TASK, source: str = "") -> str:
    return embed(Payload(catalog_of(text), source))


@given(CATALOGS)
def test_a_catalogue_comes_back_exactly(catalog: Catalog) -> None:
    back = parsed(embed(Payload(catalog, "通知")))

    assert back is not None
    assert (values(back.catalog), back.catalog.id, back.source) == (values(catalog), "a", "通知")


def test_its_tasks_have_their_addresses_again() -> None:
    back = parsed(carried("部分:\n- 标题: 甲\n  任务:\n  - {序号: 1, 标识: 2-1-1, 内容: 乙}\n"))

    assert back is not None
    assert [(task.id, task.trail) for task in back.catalog.all_tasks()] == [("a/2-1-1", ("甲",))]


@given(CATALOGS)
def test_it_can_stand_in_markup_as_it_is(catalog: Catalog) -> None:
    text = embed(Payload(catalog, ""))

    assert not set("<>&\r\n\x85\u2028") & set(text)


def test_the_records_say_where_they_stand() -> None:
    back = parsed(carried(), "清单.docx")

    assert back is not None
    place = back.catalog.tasks[0].at("content")
    assert (place.file, place.path) == ("清单.docx", ("任务", 0, "内容"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        '{"gongkai": 2, "id": "a", "source": "", "catalog": {"标题": "甲", "年度": 2026}}',
        '{"gongkai": 1, "id": "a", "source": "", "catalog": {"标题": "甲"}}',
        '{"gongkai": 1, "id": "a", "source": "", "catalog": []}',
        '{"gongkai": 1, "id": "a", "source": 1, "catalog": {"标题": "甲", "年度": 2026}}',
        '{"gongkai": 1, "id": 1, "source": "", "catalog": {"标题": "甲", "年度": 2026}}',
        '{"gongkai": 1, "id": "../a", "source": "", "catalog": {"标题": "甲", "年度": 2026}}',
        '{"gongkai": 1, "id": "a", "source": "", "catalog": {"标题": "甲", "年度": 2026, "乙": 1}}',
    ],
)
def test_what_is_no_payload_of_this_version_is_none(text: str) -> None:
    assert parsed(text) is None


def test_nobody_can_write_what_only_the_loader_says() -> None:
    forged = json.loads(carried())
    forged["catalog"][ID] = "../../etc"

    assert parsed(json.dumps(forged)) is None
