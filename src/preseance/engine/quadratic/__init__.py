"""Dense quadratic assignment: one door, `solve_quadratic`."""

from preseance.engine.quadratic.solve import QuadraticResult, solve_quadratic

__all__ = ["QuadraticResult", "solve_quadratic"]
