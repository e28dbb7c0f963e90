"""Writers of files that are no drawings: a module a kind, each turning a table into bytes."""
