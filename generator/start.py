"""The command as it is typed."""

import sys


def main() -> None:
    from generator.unchanged import answer  # noqa: PLC0415 - what is not needed is not loaded

    found = answer(sys.argv[1:])
    if found is None:
        from generator.cli import main as run  # noqa: PLC0415

        run()
        return
    for stream, text in zip((sys.stderr, sys.stdout), found, strict=True):
        stream.buffer.write(text.encode())
