"""The use cases, one module each; all that drives the engine, and the views made for an audience."""
