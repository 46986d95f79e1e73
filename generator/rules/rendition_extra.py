"""What the site's settings ask for can be made on this computer."""

from collections.abc import Iterator

from generator import renditions
from generator.diagnostic import Severity
from generator.records import Config
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Config, severity=Severity.ERROR, title="做不出WORD、PDF版")
def rendition_extra(_site: Site, config: Config) -> Iterator[Finding]:
    """写了“另存”的（docx、pdf），这台电脑上要装有做它们的软件。

    依据：各地规范性文件公布格式的规定：网页版、WORD版、PDF版同时公布，不能缺。
    怎么改：照提示安装，再生成；只想看网页的，用“gongkai build --web-only”；不做的，删去“另存”。
    """
    for index, each in enumerate(config.renditions):
        reason = renditions.missing(each)
        if reason:
            yield Finding(config.at("renditions", index), f"{reason}；只做网页用 --web-only")
