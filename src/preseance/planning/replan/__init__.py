"""The last minute: changes, the mending of a published plan, rehearsals of what is likely."""
