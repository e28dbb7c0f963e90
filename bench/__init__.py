"""Benchmarks: published instances read, solved, checked again and reported."""
