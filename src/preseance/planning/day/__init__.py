"""The day: where guests come near each other over the whole programme, and what was asked of it."""
