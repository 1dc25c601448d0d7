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

from qc.intake.batch import Batch, DataNote, Series, Source
from qc.intake.pilot import split_pilot
from qc.intake.plan import ColumnPlan, ExpectedColumn
from qc.intake.raw import RawColumn, RawTable
from qc.intake.read import read_batch, read_frame

__all__ = [
    "Batch",
    "ColumnPlan",
    "DataNote",
    "ExpectedColumn",
    "RawColumn",
    "RawTable",
    "Series",
    "Source",
    "read_batch",
    "read_frame",
    "split_pilot",
]
