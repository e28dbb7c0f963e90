"""Quadratic assignment: what the families of that kind share."""
