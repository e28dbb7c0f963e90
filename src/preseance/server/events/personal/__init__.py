"""Personal data in the room: what is held of one guest, given out; one guest erased; events let go."""
