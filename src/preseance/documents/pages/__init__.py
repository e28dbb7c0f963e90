"""Papers that are pages: one file that a browser opens, and that asks no network for anything."""
