"""Lists that were sent and wait to be looked at, and what becomes of them."""
