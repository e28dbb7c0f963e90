"""The command line: thin, each command one use case."""
