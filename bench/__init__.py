"""How fast the program is, beside Hugo on the same documents: `python -m bench`, `make bench`."""
