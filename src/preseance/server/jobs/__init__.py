"""What takes longer than a request: worked out by workers, watched, stopped, taken."""
