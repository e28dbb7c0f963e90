"""Other people's solvers, run on the same instances, for the same time, on the same cores."""
