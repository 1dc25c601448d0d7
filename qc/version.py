"""The program's version: every result names it."""

__version__ = "0.2.0"
