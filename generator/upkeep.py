"""What is done to a release after it was published: to go back to the one before, to see whether it is whole."""

from pathlib import Path

from generator import mark
from generator import publish as publishing
from generator.memory import Memory
from generator.publish import Refused, Store
from generator.verify import Damage, verify


def rollback(root: Path, output: Path) -> tuple[str, int | None]:
    """The release that is live now, and how many files of it differ from the one before, if known."""
    publishing.check_output(output, root)
    store = Store(output)
    if not store.work.is_dir():
        raise Refused(f"{output} 没有发布记录，没有可以退回的版本")
    digest = publishing.rollback(store)
    found = store.difference()
    changes = found.between(store.previous(), digest) if found else None
    return digest, None if changes is None else len(changes)


def verified(output: Path) -> tuple[int, list[Damage]]:
    """How many files were published, and which are not as they were."""
    store = Store(output)
    nothing = f"{output} 没有发布记录，无从核对；请先运行 gongkai build"
    if not Memory.exists(store.work):
        raise Refused(nothing)
    with store.locked():
        memory = Memory(store.work)
        try:
            digest, files = memory.fact("release"), dict(memory.hashes())
        finally:
            memory.close()
        if not digest:
            raise Refused(nothing)
        found = store.difference()
        # After a rollback, or a build killed in the last moment, the record is of the other release.
        changes = found.between(digest, mark.read(output)) if found else None
        for address, change in (changes or {}).items():
            files.pop(address, None)
            if change.after is not None:
                files[address] = change.after
        return len(files), verify(output, files.items())
