"""Pages: HTML made from the views of an event."""
