"""The shapes in which documents print a task list, most certain first."""

from generator.shapes import flattened, prose, tabular

SHAPES = (tabular.read, flattened.read, prose.read)
"""Each: (source in half width, names, first_leads) to a `Reading`, empty where it is not that shape."""
