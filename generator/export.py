"""A catalogue of the site to a file of another format."""

from generator.exporters import EXPORTERS, Exporter
from generator.records import Catalog, Document
from generator.sheet import TooLong, lay_out
from generator.site import Site
from generator.text import did_you_mean


class NoExport(ValueError):  # noqa: N818 - what is wrong is what was asked for
    """There is no such catalogue or format, or it cannot be written.  The message is for the editor."""


def export(site: Site, catalog_id: str, to: str) -> bytes:
    """Raises NoExport."""
    exporter = exporter_of(to)
    catalog = site.get(Catalog, catalog_id)
    if catalog is None:
        known = [each.id for each in site.all(Catalog)]
        hint = did_you_mean(catalog_id, known) or _all_of(known)
        raise NoExport(f"没有标识为“{catalog_id}”的任务清单{hint}")
    carrier = site.get(Document, catalog.source) if catalog.source else None
    try:
        return exporter.write(lay_out(catalog, carrier.title if carrier else ""))
    except ImportError:
        raise NoExport(
            f"写 {to} 要用的软件包没有安装：请运行 pip install 'gongkai[import]'"
        ) from None
    except TooLong as error:
        raise NoExport(str(error)) from None


def exporter_of(name: str) -> Exporter:
    """Raises NoExport."""
    found = next((each for each in EXPORTERS if each.name == name), None)
    if found is None:
        names = [each.name for each in EXPORTERS]
        raise NoExport(f"没有“{name}”这种格式{did_you_mean(name, names) or _all_of(names)}")
    return found


def _all_of(names: list[str]) -> str:
    return f"，可用的有：{'、'.join(names)}" if names else "，一份也没有"
