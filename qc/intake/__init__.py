"""From the bytes of a measurement file to a batch, or every problem found.

The way of a file, each step in a file of its own::

    content, encoding     bytes, read once                     what cannot be a measurement file is refused
    delimited, workbook   cells as text, each with its place   RawTable (raw)
    columns, headers      the header row, understood           which characteristic, context, layout
    prepare, layouts      rows that hold readings              Cells: the shape that every layout ends in
    numbers, measure      readings in the standard's unit      decimal mark and unit per column, never per cell
    numbering             production order, units, subgroups
    join                  Batch
"""

from __future__ import annotations

import lazy_loader

# The public names stand in the stub beside this file: reading a standard needs the plan, but neither arrays nor files.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
