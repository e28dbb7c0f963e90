"""Where the places of a room are, what their tables look like, and how places stand to each other."""

from preseance.rooms.outlines import Disc, Polygon, outlines
from preseance.rooms.positions import Position, lay_out
from preseance.rooms.relations import relations_of

__all__ = ["Disc", "Polygon", "Position", "lay_out", "outlines", "relations_of"]
