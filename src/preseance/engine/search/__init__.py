"""Local search over exchanges: packed terms, exact changes of cost, and bounds of every level."""
