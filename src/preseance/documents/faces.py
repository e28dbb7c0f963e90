"""One font file: which letters it has, and how wide and high it sets them, by HarfBuzz.

Everything is in em.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb


@dataclass(frozen=True, slots=True)
class Extent:
    """What a text takes on its line."""

    width: float
    above: float
    """From the base line up to where its ink ends; negative where all of it hangs below."""
    below: float
    """From the base line down to where its ink ends."""


class Face:
    """A font of a file, at one weight."""

    def __init__(self, face: hb.Face, weight: int | None = None) -> None:
        self._face, self._font, self._weight = face, hb.Font(face), weight
        self._codes = face.unicodes
        axes = {info.tag: info for info in face.axis_infos} if face.has_var_data else {}
        self._axis = axes.get("wght")
        if self._axis is not None and weight is not None:
            low, high = self._axis.min_value, self._axis.max_value
            self._font.set_variations({"wght": min(max(float(weight), low), high)})

    @property
    def is_variable(self) -> bool:
        """Whether it has an axis."""
        return bool(self._face.has_var_data)

    def at_weight(self, weight: int) -> Face:
        """The same at a weight."""
        return self if self._axis is None else Face(self._face, weight)

    def weight_distance(self, weight: int, fixed: int) -> float:
        """How far from a weight it is; `fixed` is that of a file without an axis of weights."""
        if self._axis is None:
            return abs(weight - fixed)
        return max(float(self._axis.min_value) - weight, 0.0, weight - float(self._axis.max_value))

    def has(self, character: str) -> bool:
        """Whether the file has a glyph for the character."""
        return ord(character) in self._codes

    def has_all(self, text: str) -> bool:
        """Whether the file has a glyph for each character."""
        return all(map(self._codes.__contains__, map(ord, text)))

    def extent(self, text: str) -> Extent:
        """Of a text all of whose letters the file has, shaped as one run."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        # Else it is that of the machine, and with it the forms of some letters.
        buffer.language = "en"
        hb.shape(self._font, buffer)
        width, above, below = 0, -1e6, -1e6
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            width += position.x_advance
            ink = self._font.get_glyph_extents(info.codepoint)
            if ink is not None and ink.height:
                above = max(above, position.y_offset + ink.y_bearing)
                below = max(below, -(position.y_offset + ink.y_bearing + ink.height))
        em = self._face.upem
        return Extent(width / em, above / em, below / em)

    def part(self, characters: str) -> bytes:
        """A font file with these characters alone, and the glyphs into which they are shaped."""
        wanted = hb.SubsetInput()
        wanted.unicode_set.update(map(ord, characters))
        if self._axis is not None:
            low, high = self._axis.min_value, self._axis.max_value
            weight = min(max(float(self._weight or 400), low), high)
            wanted.pin_axis_location(self._face, "wght", weight)
        made = hb.subset(self._face, wanted)
        return bytes(made.blob.data)


@lru_cache(maxsize=512)
def opened(path: str, index: int) -> Face:
    """The face of a file, read when it is first asked for."""
    return Face(hb.Face(hb.Blob.from_file_path(path), index))
