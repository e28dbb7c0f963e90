"""Préséance: who sits where, and who must not meet."""

__version__ = "0.1.0"
