"""What each audience may see: the table of audiences, and the records made for them."""
