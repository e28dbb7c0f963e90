"""What happens to an event, as it happens, to whoever listens."""
