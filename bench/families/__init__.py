"""Families of published instances: one module a family, with `load(path)` and `generate()`."""
