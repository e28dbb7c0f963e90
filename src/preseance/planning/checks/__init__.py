"""What a plan breaks, how good it is, which musts cannot hold together, and the next step."""
