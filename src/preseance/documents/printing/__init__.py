"""The functions that print: a module a family of papers, and how any of them is made."""
