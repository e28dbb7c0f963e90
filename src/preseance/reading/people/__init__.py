"""Whom a report names: people and bodies, found in its sentences."""

from preseance.reading.people.finder import Finder
from preseance.reading.people.mention import Memory, Mention

__all__ = ["Finder", "Memory", "Mention"]
