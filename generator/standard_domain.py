"""The domains of the standard catalogues: 26 that were tried out first, and those added since."""

from functools import cache
from importlib import resources

import yaml


@cache
def domains() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(the first 26, later ones), in the order of the lists."""
    text = resources.files("generator").joinpath("standard_domains.yaml").read_text("utf-8")
    found: dict[str, list[str]] = yaml.load(text, Loader=yaml.BaseLoader)
    return tuple(found["试点"]), tuple(found["后来"])
