"""The program's version: every result names it."""

__version__ = "0.3.0"
