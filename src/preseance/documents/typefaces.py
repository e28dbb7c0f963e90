"""Which fonts the papers are set in, and in which order they are asked for a letter.

First the fonts of the user's own folder, so that a house keeps its type; then the bundled ones,
Latin before other scripts; then Chinese, Japanese and Korean where that package is installed;
last, and only for a letter that none of these has, one of the system's. Typst chooses a file of a
family by style, width and weight; `Typefaces.face` chooses as it does, so that what is measured is
what is set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import typst

from preseance.documents.faces import Face, opened
from preseance.documents.scripts import is_invisible

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Noto Sans"
_SCRIPTS = (
    "Armenian", "Georgian", "Hebrew", "Arabic", "Thai", "Devanagari", "Bengali", "Tamil",
    "Telugu", "Sinhala", "Ethiopic", "Khmer", "Lao", "Myanmar",
)  # fmt: skip
FAMILIES: tuple[str, ...] = (FAMILY, *(f"{FAMILY} {script}" for script in _SCRIPTS))
"""Those that are bundled."""
CJK_PACKAGE, CJK_FAMILY = "manimgx_fonts_cjk", "Noto Sans CJK SC"
"""One family holds the letters of all regions; which forms are drawn, the language decides."""
_NEVER = ("last resort", "lastresort", "adobe blank", "adobe notdef")
"""Fonts that claim every letter and draw none."""


@dataclass(frozen=True, eq=False, slots=True)
class Typefaces:
    """Families in the order in which they are asked, and the folders their files are in.

    Each is equal to itself alone, so that what is measured in it is quickly found again.
    """

    families: tuple[str, ...]
    folders: tuple[Path, ...]
    system: tuple[str, ...] = ()
    """Families of the system among them."""

    def found(self) -> typst.Fonts:
        """The files, as Typst has read them."""
        return _found(self.folders, bool(self.system))

    def face(self, family: str, weight: int) -> Face | None:
        """The file that Typst takes for a weight of a family; None where the family is unknown."""
        return _face(self.folders, bool(self.system), family.lower(), weight)

    def faces(self, weight: int) -> Iterator[Face]:
        """One file a family, in their order; none is opened before it is asked for."""
        for family in self.families:
            face = self.face(family, weight)
            if face is not None:
                yield face

    def has(self, character: str) -> bool:
        """Whether a font has the character, or none need have it."""
        return is_invisible(character) or _has(self, character)

    def missing(self, text: Iterable[str]) -> str:
        """Letters of the text that no font has, each once, in their order."""
        whole = text if isinstance(text, str) else "".join(text)
        missing = {c for c in set(whole) if not self.has(c)}
        return "".join(sorted(missing, key=whole.index))

    def leaning_on_system(self, missing: str) -> Typefaces:
        """The same, with families of the system for letters that are missing, if it has them."""
        families = _of_system(missing) if missing else ()
        if not families:
            return self
        return replace(self, families=(*self.families, *families), system=families)


def bundled() -> Typefaces:
    """The bundled fonts, and those of `preseance[fonts-cjk]` where it is installed."""
    package = find_spec(CJK_PACKAGE)
    if package is None or package.origin is None:
        return Typefaces(FAMILIES, (FOLDER,))
    return Typefaces((*FAMILIES, CJK_FAMILY), (FOLDER, Path(package.origin).parent))


_IN_USE: ContextVar[Typefaces | None] = ContextVar("typefaces", default=None)


def in_use() -> Typefaces:
    """What papers are measured and set in now."""
    return _IN_USE.get() or _plain()


@contextmanager
def using(typefaces: Typefaces) -> Iterator[None]:
    """Measure and set in these meanwhile."""
    token = _IN_USE.set(typefaces)
    try:
        yield
    finally:
        _IN_USE.reset(token)


@lru_cache(maxsize=1)
def _plain() -> Typefaces:
    return bundled()


@lru_cache(maxsize=16)
def _found(folders: tuple[Path, ...], system: bool) -> typst.Fonts:
    return typst.Fonts(system, False, [str(folder) for folder in folders])


@lru_cache(maxsize=16)
def _variants(folders: tuple[Path, ...], system: bool) -> dict[str, list[typst.FontInfo]]:
    variants: dict[str, list[typst.FontInfo]] = {}
    for info in _found(folders, system).fonts():
        if info.path is not None:
            variants.setdefault(info.family.lower(), []).append(info)
    return variants


@lru_cache(maxsize=256)
def _face(folders: tuple[Path, ...], system: bool, family: str, weight: int) -> Face | None:
    variants = _variants(folders, system).get(family)
    if not variants:
        return None

    def distance(info: typst.FontInfo) -> tuple[bool, float, float, bool]:
        face = opened(info.path, info.index)
        return (
            info.style != "normal",
            abs(info.stretch - 1.0),
            face.weight_distance(weight, info.weight),
            not face.is_variable,
        )

    best = min(variants, key=distance)
    return opened(best.path, best.index).at_weight(weight)


@lru_cache(maxsize=32768)
def _has(typefaces: Typefaces, character: str) -> bool:
    return any(face.has(character) for face in typefaces.faces(400))


@lru_cache(maxsize=64)
def _of_system(missing: str) -> tuple[str, ...]:
    """As few families of the system as hold as many of the letters as can be; Sans before others."""
    wanted, chosen = set(missing), []
    candidates = sorted(
        (
            info
            for infos in _variants((), True).values()
            for info in infos
            if info.style == "normal" and not info.family.lower().startswith(_NEVER)
        ),
        key=lambda i: ("sans" not in i.family.lower(), i.family, abs(i.weight - 400), i.index),
    )
    while wanted:
        best = max(
            candidates,
            key=lambda info: sum(map(opened(info.path, info.index).has, wanted)),
            default=None,
        )
        held = set() if best is None else set(filter(opened(best.path, best.index).has, wanted))
        if best is None or not held:
            break
        chosen.append(best.family)
        wanted -= held
    return tuple(chosen)
