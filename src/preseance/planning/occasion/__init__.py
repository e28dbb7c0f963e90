"""From an event to an occasion: places, variants of the room, rules made into a problem."""
