"""Dense quadratic assignment: one door, `solve_quadratic`."""

from preseance.engine.quadratic.solve import solve_quadratic

__all__ = ["solve_quadratic"]
