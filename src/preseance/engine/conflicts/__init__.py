"""Conflicts: why no placement gives every demand what it asks, told with as few as possible.

``demands`` is the vocabulary, ``oracle`` answers whether some demands can hold together, and
``explaining`` finds the conflict, shows that nothing can be left out of it, and looks for what
it would cost to give way.
"""

from preseance.engine.conflicts.demands import Conflict, Demand, Relaxation, Verdict
from preseance.engine.conflicts.explaining import explain

__all__ = ["Conflict", "Demand", "Relaxation", "Verdict", "explain"]
