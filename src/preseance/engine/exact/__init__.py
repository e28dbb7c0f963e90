"""The exact model: a problem as a CP-SAT model, minimised level by level with proof.

``crowd`` finds items that can stand for each other, ``variables`` says who stands where,
``pairs`` and ``counts`` turn terms into linear costs, ``objective`` adds them up by level and
``model`` minimises.
"""

from preseance.engine.exact.model import minimise

__all__ = ["minimise"]
