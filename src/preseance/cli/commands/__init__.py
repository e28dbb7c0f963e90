"""One module a command; each is one use case, with its words for people and its JSON."""
