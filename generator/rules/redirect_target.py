"""A redirect leads to a page of the site."""

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from generator.diagnostic import Place, Severity
from generator.page import Plan
from generator.rule import Finding, Published, over_plan

MOVED = "pages/moved.html"


@over_plan(Severity.ERROR, "重定向没有着落")
def redirect_target(plan: Plan, _published: Published) -> Iterator[Finding]:
    """重定向的“到”应当是本站现有的页面，而且不能又是一条重定向。

    依据：国办发〔2017〕47号（政府网站发展指引）：网站链接应当可用。
    怎么改：核对 site.yaml 里“重定向”的“到”；先后改过几次网址的，都直接写到最后的网址。
    """
    moved = {page.url: page.view.target for page in plan.pages if page.template == MOVED}
    present = {each.url for each in plan.files if getattr(each, "template", "") != MOVED}
    for index, (source, link) in enumerate(moved.items()):
        target = normpath(join(dirname(source), unquote(link)))
        if target not in present:
            place = Place("site.yaml", ("重定向", index, "到"))
            yield Finding(place, f"重定向的目标“{target}”不是本站的页面")
