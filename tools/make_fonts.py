"""python -m tools.make_fonts WHEEL: the fonts of other scripts, made anew from their source.

Out of the wheel of `manimgx-fonts` (fetched with `pip download --no-deps manimgx-fonts==…`) each
variable Noto Sans is fixed at the two weights of the papers. Fixed files, because these 28 weigh
less than half of the variable ones and are read by every program; at the desk, because it takes
half a minute. Same wheel and fontTools, same bytes.
"""

from __future__ import annotations

import hashlib
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SOURCE = "manimgx-fonts 2026.9.26.post1"
SHA256 = "e5e21178263ddec3eef9414d2b52a1c90ac01062d3e9067460f3359f854c3e17"
"""Of the wheel."""
SCRIPTS = (
    "Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Hebrew", "Khmer",
    "Lao", "Myanmar", "Sinhala", "Tamil", "Telugu", "Thai",
)  # fmt: skip
STYLES = {400: "Regular", 600: "SemiBold"}
FOLDER = Path(__file__).parents[1] / "src" / "preseance" / "documents" / "fonts"


def fixed(variable: bytes, weight: int) -> bytes:
    """The font at one weight, named as that style of its family, without hinting or dates."""
    font = TTFont(BytesIO(variable), recalcTimestamp=False)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    font = instantiateVariableFont(font, {**axes, "wght": weight}, updateFontNames=True)
    _name(font, STYLES[weight])
    font["OS/2"].usWeightClass = weight
    for table in ("fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX", "LTSH", "DSIG"):
        if table in font:
            del font[table]
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _name(font: TTFont, style: str) -> None:
    """Family and style as programs group them: one family, its weights as styles.

    Instancing names after the axis alone, and a family whose default is Light keeps that word.
    """
    table = font["name"]
    family = str(table.getDebugName(16) or table.getDebugName(1))
    for word in (" Light", " Thin", " SemiBold", " Regular"):
        family = family.removesuffix(word)
    plain = style == "Regular"
    names = {
        1: family if plain else f"{family} {style}",
        2: "Regular",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
    }
    if not plain:
        names |= {16: family, 17: style}
    for number in (1, 2, 4, 6, 16, 17, 21, 22, 25):
        table.removeNames(nameID=number)
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


def make(wheel: Path, folder: Path = FOLDER) -> dict[str, str]:
    """Write the files into a folder; gives back the SHA-256 of each.

    Raises
    ------
    ValueError
        Where the wheel is not the one named here.
    """
    data = wheel.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ValueError(f"{wheel} is not the wheel of {SOURCE}")
    made = {}
    with ZipFile(BytesIO(data)) as archive:
        for script in SCRIPTS:
            variable = archive.read(f"manimgx_fonts/NotoSans{script}[wght].ttf")
            for weight, style in STYLES.items():
                font = fixed(variable, weight)
                name = f"NotoSans{script}-{style}.ttf"
                (folder / name).write_bytes(font)
                made[name] = hashlib.sha256(font).hexdigest()
    return made


def main(argv: list[str]) -> int:
    """Make them, and record what they are beside them."""
    if len(argv) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    make(Path(argv[0]))
    listed = "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(FOLDER.glob("*.ttf"))
    )
    (FOLDER / "SHA256SUMS").write_text(listed, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
