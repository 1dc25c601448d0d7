from .batch import Batch as Batch, DataNote as DataNote, Series as Series, Source as Source
from .formats.content import Sent as Sent
from .formats.raw import RawColumn as RawColumn, RawTable as RawTable
from .pilot import split_pilot as split_pilot
from .plan import ColumnPlan as ColumnPlan, ExpectedColumn as ExpectedColumn
from .read import read_batch as read_batch, read_frame as read_frame
