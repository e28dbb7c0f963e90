"""Mending a placement with the fewest weighted moves, proven: numbers in, numbers out."""
