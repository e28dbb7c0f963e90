"""Measurements of whole events and tables of results: one module a name, with `main(argv) -> int`."""
