"""Catalogues to export: as an editor writes them, and any that an editor could write."""

from textwrap import dedent
from typing import Any

import yaml
from hypothesis import strategies as st

from generator.decoder import decode
from generator.record import ID
from generator.records import Catalog
from generator.sheet import Sheet, lay_out

HEAD = "标题: 任务分工\n年度: 2026\n"
_SIGNS = "、；，。：,;:=+-@'\"`<>&[]{}()（）〔〕“”《》\\/|_x0D0_ \t\n\r\x85\u2028　和及等会同分别负责一二十县区局123😀𠮷é"


def catalog_of(text: str) -> Catalog:
    """Of YAML; 标题 and 年度 may be left out."""
    text = dedent(text)
    return _decoded(text if text.startswith("标题:") else HEAD + text)


def _decoded(text: str) -> Catalog:
    return decode(Catalog, text, "content/catalogs/a.yaml", known={ID: "a"})


def sheet_of(text: str) -> Sheet:
    return lay_out(catalog_of(text))


def values(catalog: Catalog) -> dict[str, Any]:
    """All that an editor wrote, and no more."""
    return catalog.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def words(value: Any) -> list[str]:
    """Every text in what an editor wrote."""
    if isinstance(value, dict):
        return [word for each in value.values() for word in words(each)]
    if isinstance(value, list):
        return [word for each in value for word in words(each)]
    return [value] if isinstance(value, str) else []


def squeezed(text: str) -> str:
    return "".join(text.split())


def _optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


_TEXTS = (
    st.text(st.sampled_from(_SIGNS) | st.characters(min_codepoint=0xA0, max_codepoint=0xD7FF))
    .map(str.strip)
    .filter(bool)
)
_UNITS = st.lists(
    st.sampled_from(["区政府办公室", "各镇街", "各镇街、地区", "会同县政府", "某局等"]) | _TEXTS,
    min_size=1,
    max_size=3,
)
_KEYS = st.from_regex(r"[0-9]{1,3}(-[a-z0-9]{1,2}){0,2}", fullmatch=True)
_DAYS = st.dates().map(str)
_TASKS = st.builds(
    lambda known, said: known | said,
    st.fixed_dictionaries({"标识": _KEYS, "内容": _TEXTS}),
    _optional(
        序号=_TEXTS,
        名称=_TEXTS,
        牵头单位=_UNITS,
        责任单位=_UNITS,
        分工=st.sampled_from(["分别负责", "会同"]),
        时限=_TEXTS,
        等=st.sampled_from([True]),
        存疑=_TEXTS,
    ),
)


def _holders(
    inner: st.SearchStrategy[list[dict[str, Any]]],
) -> st.SearchStrategy[list[dict[str, Any]]]:
    part = st.builds(
        lambda known, said: known | said,
        st.fixed_dictionaries({"标题": _TEXTS}),
        _optional(标识=_KEYS, 部分=inner, 任务=st.lists(_TASKS, max_size=3)),
    )
    return st.lists(part, min_size=1, max_size=3)


_NONE: st.SearchStrategy[list[dict[str, Any]]] = st.builds(list)
_PARTS = st.recursive(_NONE, _holders, max_leaves=6)
CATALOGS = st.builds(
    lambda known, said: _decoded(yaml.safe_dump(known | said, allow_unicode=True)),
    st.fixed_dictionaries({"标题": _TEXTS, "年度": st.integers(1, 9999)}),
    _optional(
        来源文件=_TEXTS,
        发文字号=_TEXTS,
        索引号=_TEXTS,
        发布机构=_UNITS,
        成文日期=_DAYS,
        发布日期=_DAYS,
        部分=_PARTS,
        任务=st.lists(_TASKS, max_size=4),
    ),
)
"""Any catalogue that can be written: every punctuation mark, line breaks, parts in parts in parts."""
