"""Texts as Typst writes them: quoted, and with what their letters ask of the line."""

from preseance.documents.fonts import CAP_HEIGHT, Weight, extent_of
from preseance.documents.scripts import direction_of, plain, words_of
from preseance.wording.tongues import apart, first_of, flat, is_pair, second_of

BROKEN = frozenset(
    [
        "af",
        "be",
        "bg",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fi",
        "fr",
        "hr",
        "hu",
        "is",
        "it",
        "ka",
        "lt",
        "lv",
        "nb",
        "nl",
        "nn",
        "pl",
        "pt",
        "ru",
        "sk",
        "sl",
        "sq",
        "sr",
        "sv",
        "tr",
        "uk",
    ]
)
"""Languages whose words Typst breaks."""
_LONG = 14
"""Letters from which on a word may be wider than a column."""
_ABOVE, _BELOW = 1.05, 0.36
"""Ink that reaches further from the base line, in em, asks for a higher line."""


def quoted(text: str) -> str:
    """A text as a Typst string literal; one in two languages as content, the second below."""
    if is_pair(text):
        first, second = apart(text)
        return f"both({quoted(first)}, {quoted(second)})"
    return '"' + plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def worded(text: str, language: str = "") -> str:
    """A text that is no name, as Typst content: no word of it is wider than the column it stands in.

    A long word is broken where its language breaks it; of a language whose words Typst cannot
    break, or that is not known, the text is set smaller.
    """
    if is_pair(text):
        (first, second), (one, other) = apart(text), (first_of(language), second_of(language))
        return f"both({worded(first, one)}, {worded(second, other)})"
    if language not in BROKEN:
        return whole(text)
    words = [word for word in words_of(text) if len(word) >= _LONG]
    if not words:
        return quoted(text)
    said, rest = [], text
    for word in words:
        before, _, rest = rest.partition(word)
        broken = f"text(hyphenate: true, lang: {quoted(language)}, {quoted(word)})"
        said += [quoted(before), broken] if before else [broken]
    return " + ".join([*said, quoted(rest)] if rest else said)


def whole(text: str) -> str:
    """A name as Typst content: never broken within a word, but set smaller than its column asks.

    Which language would break a family name rightly cannot be known of a guest, whose languages
    those who read the paper may not even know.
    """
    longest = max(words_of(flat(text)), key=len, default="")
    return quoted(text) if len(longest) < _LONG else f"narrowed({quoted(longest)}, {quoted(text)})"


def beside(text: str) -> str:
    """The same on one line, however many languages."""
    return quoted(flat(text))


def lettering(text: str, forms: str = "", row: str = "") -> str:
    """What Typst's `text` must know of a text, each argument with its comma; empty for most.

    Direction by the first strong letter; edges of the line where ink reaches past those of Latin,
    so that it crosses no frame; and the language whose forms of Han letters a name asks for.

    Parameters
    ----------
    row
        All that stands on the same line, and must share its edges.
    """
    text, row = flat(text), flat(row)
    turn = "dir: rtl, " if direction_of(text) == "rtl" else ""
    return f"{spoken(forms)}{turn}{_edges(row or text)}"


def lettered(text: str, forms: str = "", style: str = "") -> str:
    """A text as Typst content, with what its letters ask of the line.

    Parameters
    ----------
    style
        Further arguments of Typst's `text`, each with its comma.
    """
    asked = f"{style}{lettering(text, forms)}"
    return f"text({asked}{quoted(text)})" if asked else quoted(text)


def _edges(text: str) -> str:
    if text.isascii():
        return ""
    ink = extent_of(text, Weight.SEMIBOLD)
    if ink.above <= _ABOVE and ink.below <= _BELOW:
        return ""
    return f"top-edge: {max(ink.above, CAP_HEIGHT):.3f}em, bottom-edge: -{ink.below:.3f}em, "


def spoken(forms: str) -> str:
    """Language and region as arguments of Typst's `text`, each with its comma."""
    language, _, region = forms.partition("-")
    named = f"lang: {quoted(language)}, " if language else ""
    return f"{named}region: {quoted(region)}, " if region else named
