"""People: their accounts, the links by which they get one, and the tokens of their programs."""
