"""`python -m bench.search_index PORTAL`: how long the search index of a built portal takes, by itself.

Whole: every document that search knows, to segments on disk.  One: a segment of one document.
"""

import argparse
import gc
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from generator import shelf
from generator.engine import engine
from generator.invert import Segment, invert, newest_first
from generator.memory import Memory
from generator.page import SearchDocument
from generator.publish import Store
from generator.searched import search_document


def main() -> None:
    parser = argparse.ArgumentParser("bench.search_index", description="只测检索索引的快慢。")
    parser.add_argument("portal", type=Path, metavar="网站文件夹")
    parser.add_argument("--jobs", type=int, default=2, metavar="个数")
    wanted = parser.parse_args()
    gc.disable()  # as the command does
    memory = Memory(Store(wanted.portal / "output").work)
    documents = [search_document(row) for row in memory.searched()]
    target = Path(tempfile.mkdtemp(prefix="gongkai-index-"))
    try:
        for name, chosen in (("全部", documents), ("一件", documents[:1])):
            started = time.perf_counter()
            segment = _index(chosen, memory.texts, wanted.jobs)
            _write(segment, target)
            seconds = time.perf_counter() - started
            size = sum(len(data) for _name, data in segment.files)
            sys.stdout.write(
                f"{name}：{len(chosen)}件，{seconds:.2f}秒，{len(segment.files)}个文件，{size:,}字节\n"
            )
    finally:
        shutil.rmtree(target)
        shelf.close()
    peaks = [resource.getrusage(each).ru_maxrss // 1024 for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]  # fmt: skip
    sys.stdout.write(f"内存：主进程 {peaks[0]} MiB，最大的工作进程 {peaks[1]} MiB\n")


def _index(documents: list[SearchDocument], texts: Path, jobs: int) -> Segment:
    with engine("processes", jobs) as workers:
        return invert(newest_first(documents), texts, workers, jobs, is_shared=True)


def _write(segment: Segment, target: Path) -> None:
    folder = target / segment.name
    folder.mkdir()
    for name, data in segment.files:
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
