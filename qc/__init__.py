"""Batch inspection and statistical process control against a buyer's standard.

>>> import qc
>>> sorted(qc.__all__)
['QCError', 'Verdict', '__version__', 'inspect']
"""

from __future__ import annotations

import lazy_loader

# The public names stand in the stub beside this file: `qc --help` loads no statistics.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
