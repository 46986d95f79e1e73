"""Normative documents for tests of the rules about them."""

UNITS = """
        -- content/units.yaml --
        单位:
        - {标识: qzf, 名称: 区政府, 类别: 政府机构}
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
"""

SITE = """
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/xxgk/
        {more}
        栏目:
        - {{标识: guide, 名称: 政府信息公开指南}}
        - {{标识: rules, 名称: 政府信息公开制度}}
        - 标识: content
          名称: 法定主动公开内容
          子栏目:
          - {{标识: zcwj, 名称: 政策文件}}
        - {{标识: reports, 名称: 政府信息公开年报}}
"""


def site(more: str = "") -> str:
    """`more` lines of site.yaml."""
    return UNITS + SITE.format(more=more)


def normative(name: str = "a", title: str = "某某办法", **fields: str) -> str:
    """A document of 2026 in force, registered unless `统一编号` is empty; `fields` change or add lines."""
    front = {
        "标题": title,
        "统一编号": "GF-2026-0001",
        "发布机构": "区政府",
        "成文日期": "2026-03-01",
        "发布日期": "2026-03-02",
        "施行日期": "2026-05-01",
        "有效期至": "2031-04-30",
        "有效性": "有效",
        "栏目": "zcwj",
    } | fields
    lines = "\n".join(f"        {word}: {value}" for word, value in front.items() if value)
    return f"""
        -- {path(name)} --
        ---
{lines}
        ---
        正文。
"""


def path(name: str = "a") -> str:
    return f"content/documents/2026/{name}.md"


def cleanup(results: str, year: int = 2025, **fields: str) -> str:
    """A clean-up of a year, decided on its last day; `results` are items of a list."""
    front = {
        "标题": f"{year}年清理",
        "年度": str(year),
        "单位": "区政府",
        "清理日期": f"{year}-12-31",
        "发布日期": f"{year + 1}-01-08",
        "结果": f"[{results}]",
    } | fields
    lines = "\n".join(f"        {word}: {value}" for word, value in front.items() if value)
    return f"""
        -- content/cleanups/{year}.yaml --
{lines}
"""


def gazette(
    name: str, serial: int, contents: str = "{名称: 人事, 标题: 任免}", **fields: str
) -> str:
    """An issue `2026-1`; `contents` are items of 目录."""
    year, _, number = name.partition("-")
    front = {
        "年": year,
        "期": number,
        "总期号": str(serial),
        "主办": "区政府",
        "发布日期": f"{year}-0{int(number) * 3}-15",
        "目录": f"[{contents}]",
    } | fields
    lines = "\n".join(f"        {word}: {value}" for word, value in front.items() if value)
    return f"""
        -- content/gazettes/{name}.yaml --
{lines}
"""
