"""The five governments of the source documents as portals: `python -m tests.seeds [FOLDER]`.

Their texts are not ours to commit: they are read from ../shared, and what is made of them
goes to a folder outside the repository.
"""

import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import yaml

from generator import scaffold
from generator.build import Order, Summary, build

SHARED = Path(__file__).resolve().parents[2] / "shared"
ABSENT = "没有 ../shared（五份真实清单和单位名录），无法生成这五个网站"
NAMES = ("miyun-2020", "ningguo-2021", "rongxian-2017", "shaoxing-2020", "yongchuan-2022")
MOMENT = datetime(2026, 11, 20, 12)


def is_absent(shared: Path = SHARED) -> bool:
    return not (shared / "catalogs").is_dir()


def make(name: str, folder: Path, shared: Path = SHARED) -> Summary:
    """A new portal with this government's units and list, built.  Raises Rejected on errors in them."""
    catalog, units = (shared / family / f"{name}.yaml" for family in ("catalogs", "units"))
    issuers = yaml.safe_load(catalog.read_text("utf-8"))["发布机构"]
    scaffold.init(folder, sample=False, name=issuers[-1].removesuffix("办公室"))
    shutil.copyfile(units, folder / "content/units.yaml")
    shutil.copyfile(catalog, folder / "content/catalogs" / catalog.name)
    return build(Order(folder, folder / "output", MOMENT), _say_nothing)


def _say_nothing(_progress: str) -> None:
    """Five short builds need no progress."""


def main(arguments: list[str], shared: Path = SHARED) -> str:
    """Returns what to say.  Raises SystemExit with a line for people where it cannot begin."""
    if is_absent(shared):
        raise SystemExit(ABSENT)
    folder = Path(arguments[0] if arguments else tempfile.mkdtemp(prefix="gongkai-seeds-"))
    told = [f"五个网站在 {folder}"]
    try:
        for name in NAMES:
            pages = make(name, folder / name, shared).files
            told.append(f"{name}：{pages}个文件，打开 {folder / name / 'output/index.html'}")
    except scaffold.Exists as exists:
        raise SystemExit(str(exists)) from None
    return "\n".join(told)


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
