"""An exported file read back: what still stands as it was printed means what the catalogue said.

Print cannot say everything (标识, where a name ends that holds 、).  So the file carries the
catalogue beside its print, and this sets three things against each other: what was read
from the file, what would be read from the carried catalogue printed anew, and the carried
catalogue.  A field that reads as it would have been printed is the carried one; a field
that was edited is what the file says.
"""

from typing import Any

from generator.catalog_file import Data, Placed, holder_in, paired, placed


def restored(read: Data, printed: Data, carried: Data) -> dict[str, Any]:
    """`read` from the file, `printed`: read from a fresh print of `carried`."""
    if read == printed:
        return dict(carried)
    data = _fields(read, printed, carried)
    tasks, before = list(placed(read)), list(placed(printed))
    meant = list(placed(carried))
    if len(before) != len(meant):
        return dict(read)  # its print does not say what it holds: only the file itself does
    was = dict(paired(tasks, before))
    needs_keys = any("标识" in each.task for each in meant)
    taken = {str(each.task.get("标识")) for each in meant}
    for index, each in enumerate(tasks):
        at = was.get(index)
        task = dict(each.task)
        trail: tuple[Data, ...] = each.trail
        if at is None:
            key = task.pop("标识", None) if needs_keys or "标识" in task else None
            if needs_keys:
                task = {"标识": _free(str(key or index + 1), taken)} | task
        else:
            task = _fields(each.task, before[at].task, meant[at].task)
            trail = _trail(each, before[at], meant[at])
        holder_in(data, trail).setdefault("任务", []).append(task)
    return data


def _free(key: str, taken: set[str]) -> str:
    """A 标识 that no task has."""
    found = next(k for n in range(1, 9999) if (k := key if n == 1 else f"{key}-{n}") not in taken)
    taken.add(found)
    return found


def _fields(read: Data, printed: Data, carried: Data) -> dict[str, Any]:
    """The fields of a task or of the head, in the order of the catalogue."""
    found: dict[str, Any] = {}
    for key in dict.fromkeys((*carried, *read)):
        if key in {"部分", "任务"}:
            continue
        is_untouched = key == "标识" or read.get(key) == printed.get(key)
        side = carried if is_untouched else read
        if key in side:
            found[key] = side[key]
    return found


def _trail(read: Placed, printed: Placed, carried: Placed) -> tuple[Data, ...]:
    """The parts above a task: the carried ones, with the titles that were edited."""
    if len(carried.trail) != len(read.trail) or len(printed.path) != len(read.path):
        return read.trail
    return tuple(
        part if title == was else {**part, "标题": title}
        for part, title, was in zip(carried.trail, read.path, printed.path, strict=True)
    )
