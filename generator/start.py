"""The command as it is typed."""

import gc
import sys


def main() -> None:
    from generator.unchanged import Told, answer  # noqa: PLC0415 - what is not needed is not loaded

    gc.disable()  # what is loaded stays, and what a build makes has few cycles: 5 % of its time
    try:
        found = answer(sys.argv[1:])
        if isinstance(found, Told):
            sys.stderr.buffer.write(found.reminders.encode())
            sys.stdout.buffer.write(found.text.encode())
        elif found is not None:
            from generator.console import build_ordinary  # noqa: PLC0415

            build_ordinary(found)
        else:
            from generator.cli import main as run  # noqa: PLC0415

            run()
    finally:
        # Or Python looks through all that was loaded once more before it goes: 0.035 s.
        gc.freeze()
