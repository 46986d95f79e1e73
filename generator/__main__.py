"""`python -m generator`, the same as the command `gongkai`."""

from generator.start import main

main()
