"""On what was measured, in words that name a kind of machine and no single one."""

import os
import platform
import re
import sys
from importlib import metadata
from pathlib import Path

from generator import __version__

_PARTS = ("markdown-it-py", "jinja2", "pydantic", "pyyaml")


def machine() -> str:
    parts = (_processor(), f"{_cores()} 核", _memory(), _system())
    return "，".join(part for part in parts if part)


def versions(hugo: str) -> str:
    parts = [f"gongkai {__version__}", f"Python {platform.python_version()}"]
    parts += [f"{name} {_version(name)}" for name in _PARTS]
    return "，".join((*parts, f"Hugo {hugo}" if hugo else "没有 Hugo"))


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.M)
    except OSError:
        found = None
    return found[1].strip() if found else platform.processor() or platform.machine()


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> str:
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return ""
    return f"{size / 2**30:.0f} GiB 内存"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "（未安装）"
