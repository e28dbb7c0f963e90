"""Guests to tables: what the families of that kind share."""
