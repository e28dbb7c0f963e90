"""Benchmarks: published instances read, solved, counted again and reported.

`python -m bench NAME …` runs a family of instances (a module of `bench.families`) or a measurement
(a module of `bench.measures`); dropping a module into either package registers it.
"""
