import pytest

from generator.rules.identity_items import identity_items
from tests.conftest import Told

ITEMS = {
    "网站标识码": '"5109030018"',
    "域名": "www.shili.gov.cn",
    "主办单位": "区政府",
    "联系方式": "{电话: 0000-12345678}",
    "ICP备案": "津ICP备05010518号",
    "公安备案": "川公网安备 51090302000210号",
    "党政机关标识": "https://bszs.example.gov.cn/",
    "找错入口": "https://zhaocuo.example.gov.cn/",
}


def site(items: dict[str, str]) -> str:
    lines = "\n".join(f"        {word}: {value}" for word, value in items.items())
    return f"""
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
{lines}
        栏目:
        - {{标识: guide, 名称: 政府信息公开指南}}
        - {{标识: rules, 名称: 政府信息公开制度}}
        - {{标识: content, 名称: 法定主动公开内容}}
        - {{标识: reports, 名称: 政府信息公开年报}}
        -- content/units.yaml --
        单位:
        - {{标识: qzf, 名称: 区政府, 类别: 政府机构}}
    """


@pytest.mark.parametrize("missing", ITEMS)
def test_a_missing_mark_is_a_warning(missing: str, told: Told) -> None:
    items = {word: value for word, value in ITEMS.items() if word != missing}

    assert told(identity_items, site(items)) == [
        f"site.yaml:1:1: 提醒 identity-items：缺少“{missing}”，页脚将不完整"
    ]


@pytest.mark.parametrize(
    ("word", "value", "message"),
    [
        ("网站标识码", '"510903001"', "“网站标识码”的“510903001”写法不对，应如“5109030018”"),
        ("域名", "www.shili.com", "“域名”的“www.shili.com”写法不对，应如“www.某某.gov.cn”"),
        ("ICP备案", "ICP05010518", "“ICP备案”的“ICP05010518”写法不对，应如“津ICP备05010518号”"),
        ("公安备案", "51090302000210", "“公安备案”的“51090302000210”写法不对，应如"),
    ],
)
def test_a_mark_in_a_wrong_form_is_an_error_where_it_stands(
    word: str, value: str, message: str, told: Told
) -> None:
    (only,) = told(identity_items, site(ITEMS | {word: value}))
    line, column = 3 + list(ITEMS).index(word), len(word) + 3

    assert only.startswith(f"site.yaml:{line}:{column}: 错误 identity-items：{message}")


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("网站标识码", "bm12345678"),
        ("域名", "示例.政务"),
        ("ICP备案", "津ICP备05010518号-3"),
        ("ICP备案", "京ICP备2020036654号-1"),
    ],
)
def test_every_form_that_is_in_use_is_quiet(word: str, value: str, told: Told) -> None:
    assert told(identity_items, site(ITEMS | {word: value})) == []
