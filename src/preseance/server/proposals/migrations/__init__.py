"""How the tables of events came to be as they are."""
