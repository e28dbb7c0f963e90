"""What can happen to a published plan: each kind of change is a class that amends the event."""

from preseance.planning.replan.changes.amending import Amending
from preseance.planning.replan.changes.base import Change
from preseance.planning.replan.changes.sentences import GRAMMAR, amended, read_changes

__all__ = ["GRAMMAR", "Amending", "Change", "amended", "read_changes"]
