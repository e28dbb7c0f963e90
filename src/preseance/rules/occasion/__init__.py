"""What the rules speak of: an occasion, its assemblies, who and which places a row means."""
