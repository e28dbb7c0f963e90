"""What delegations and hosts of tables enter themselves: proposals, which planners take or refuse."""
