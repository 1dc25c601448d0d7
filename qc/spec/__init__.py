"""The buyer's standard: a TOML file, one for each part and buyer.

>>> from qc.spec import load_spec
>>> load_spec("specs/contoh-ring-piston.toml").spec.part_number
'RING-74'
"""

from __future__ import annotations

import lazy_loader

# The public names stand in the stub beside this file: starting qc does not load them all.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
