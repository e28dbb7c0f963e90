"""Names that lost letters on their way: question marks amid letters, and text read in a wrong encoding."""

from __future__ import annotations

import re

_LOST = re.compile(r"[^\W\d_]\?+[^\W\d_]|^\?+[^\W\d_]|\ufffd|[^\W\d_]\?{2,}")
_MOJIBAKE = re.compile(
    r"[ÃÂÅÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]|â€[\u0080-\u00bf™œžŸ˜“”]"
)
_NO_NAME = re.compile(r"@|\d{3}|https?:")


def damaged(name: str) -> str:
    """The doubt about a name: ``lost-letters``, ``wrong-letters``, ``no-name``; empty for none."""
    if _LOST.search(name):
        return "lost-letters"
    if _MOJIBAKE.search(name):
        return "wrong-letters"
    return "no-name" if _NO_NAME.search(name) else ""


def mended(name: str) -> str:
    """What a name read in a wrong encoding says in the right one; as it stands where nothing tells."""
    for encoding in ("cp1252", "latin-1", "mac_roman"):
        try:
            return name.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return name
