"""Narrowing: what no better placement can use is ruled out, cell by cell; what is left is proven."""
