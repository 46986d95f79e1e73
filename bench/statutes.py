"""`python -m bench.statutes FOLDER`: a portal of every text of the corpus, with search, to be built and searched."""

import argparse
from pathlib import Path

import yaml

from bench.__main__ import CORPUS
from bench.corpus import load
from bench.portal import SEARCH_KEY, Portal


def main() -> None:
    parser = argparse.ArgumentParser("bench.statutes", description="把语料排成一个带检索的网站。")
    parser.add_argument("folder", type=Path, metavar="文件夹")
    parser.add_argument("--corpus", type=Path, default=CORPUS, metavar="路径")
    wanted = parser.parse_args()
    corpus = load(wanted.corpus)
    portal = Portal(wanted.folder)
    portal.lay()
    for document in corpus.documents(len(corpus.texts)):
        portal.write(document)
    config = wanted.folder / "site.yaml"
    site = yaml.safe_load(config.read_text("utf-8"))
    site.pop(SEARCH_KEY, None)
    config.write_text(yaml.safe_dump(site, allow_unicode=True, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main()
