"""Backups of the room: one portable archive, the same from SQLite and from PostgreSQL."""
