"""The family of what a document is published as beside its page: a file of each kind, with the words of the page."""

import importlib
import shutil
import subprocess
from functools import cache

from generator.vocabulary import Rendition

EXTRA = "pip install 'gongkai[pdf]'"
_PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@cache
def missing(rendition: Rendition) -> str:
    """What this computer lacks to make a rendition, and how to get it; empty where it lacks nothing."""
    try:
        importlib.import_module("docx" if rendition is Rendition.WORD else "weasyprint")
    except ImportError:
        return f"没有安装做{rendition.value}的软件包：请运行 {EXTRA}"
    except OSError:
        return f"缺少系统的排版程序库 Pango：请运行 sudo apt-get install -y {_PANGO}"
    if rendition is Rendition.PDF and not _has_chinese_font():
        return "系统里没有中文字体：请运行 sudo apt-get install -y fonts-noto-cjk"
    return ""


def _has_chinese_font() -> bool:
    """By fontconfig, as WeasyPrint asks it; where its command is missing, nobody can tell."""
    command = shutil.which("fc-list")
    if command is None:
        return True
    asked = subprocess.run(
        [command, ":lang=zh-cn", "family"], capture_output=True, text=True, check=False
    )
    return bool(asked.stdout.strip())
