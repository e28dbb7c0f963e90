"""What an event is: frozen, validated nouns. No reading, no writing, no search."""
