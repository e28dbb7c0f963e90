"""Where the places of a room are, what their tables look like, and how places stand to each other."""

from preseance.rooms.outlines import Disc, Polygon, outlines
from preseance.rooms.positions import Position, lay_out
from preseance.rooms.relations import relations_of
from preseance.rooms.sight import in_sight

__all__ = ["Disc", "Polygon", "Position", "in_sight", "lay_out", "outlines", "relations_of"]
