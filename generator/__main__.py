"""`python -m generator`, the same as the command `gongkai`."""

from generator.cli import main

main()
