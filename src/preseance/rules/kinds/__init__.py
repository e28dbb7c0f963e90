"""The kinds of rule: one module each, found by looking."""
