"""A chart as data (``Scene``), and its SVG drawer."""
