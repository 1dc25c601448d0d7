"""The use cases: everything that a command or a page does is one call here."""

from __future__ import annotations

import lazy_loader

# The public names stand in the stub beside this file: each command loads only what it needs.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
