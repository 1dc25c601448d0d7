import typing

from .errors import QCError as QCError
from .version import __version__ as __version__

# Every module of qc has this one above it: only so does mypy read the import last, after all that it leads to.
if typing.TYPE_CHECKING:  # noqa: PYI002 - the rule would have no condition at all
    from .workflow import Verdict as Verdict, inspect as inspect
