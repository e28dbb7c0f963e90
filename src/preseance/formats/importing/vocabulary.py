"""Words of replies, diets, allergies and needs, from data: what people write, and what it means."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from preseance.formats.importing.folding import folded, unaccented

_TICKS = {
    "accepted": ("✓", "✔", "✔️", "☑", "✅", "x", "1", "true"),
    "declined": ("✗", "✘", "☒", "❌", "0", "false"),
    "invited": ("?", "-", "–", "—", "…", "..."),
}


@cache
def words_of(kind: str) -> dict[str, str]:
    """Codes of a kind (reply, diet, allergy, need, avoidable, marker) by folded words."""
    found: dict[str, str] = {}
    for code, languages in _data()[kind].items():
        for words in languages.values():
            for word in (*words.get("seen", ()), *words.get("known", ())):
                if plain := folded(word):
                    found.setdefault(plain, code)
        if kind in ("diet", "need"):
            found.setdefault(folded(code), code)
    return found


@cache
def _data() -> dict[str, dict[str, dict[str, dict[str, list[str]]]]]:
    text = files("preseance.formats.importing").joinpath("data/words.toml").read_text("utf-8")
    found: dict[str, dict[str, dict[str, dict[str, list[str]]]]] = tomllib.loads(text)
    return found


@dataclass(frozen=True)
class Reply:
    """What a reply says."""

    status: str
    """accepted, declined or invited; empty where it is not known."""
    number: int | None = None
    """Of how many people, where the reply counts them."""
    stand_in: str = ""
    """Who comes instead, in the words of the reply."""
    rest: str = ""
    """Words beyond the reply itself."""


@cache
def reply(text: str) -> Reply:
    """A reply in words or signs, in five languages."""
    bare = text.strip().casefold()
    for status, signs in _TICKS.items():
        if bare in signs:
            return Reply(status)
    plain = folded(text)
    known = words_of("reply")
    if plain in known:
        return _coded(known[plain])
    if counted := re.fullmatch(r"(?:(.+?) )?(\d{1,2})(?: (.+))?", plain):
        status = next((known[w] for w in (counted[1], counted[3]) if w in known), "")
        if status:
            number = int(counted[2])
            return Reply(_coded(status).status, number)
        if plain.isdigit() and 1 < int(plain) <= 20:
            return Reply("accepted", int(plain))
    return _leading(text, plain)


def _coded(code: str) -> Reply:
    if code == "cancelled":
        return Reply("declined")
    return Reply("" if code == "stand-in" else code)


def _leading(text: str, plain: str) -> Reply:
    """A reply with more words after it («Oui, avec grand plaisir», «Représenté par M. Roy»)."""
    words, known = plain.split(), words_of("reply")
    for length in range(min(4, len(words)), 0, -1):
        code = known.get(" ".join(words[:length]))
        if code is None or (length == 1 and len(words[0]) == 1):
            continue
        rest = re.split(r"[\s,;:.!()–-]+", text.strip(), maxsplit=length)[-1].strip(" .,)!")
        if code == "stand-in":
            return Reply("invited", stand_in=rest)
        return Reply(_coded(code).status, rest=rest)
    return Reply("")


@cache
def signs_of_no(texts: frozenset[str]) -> bool:
    """Whether a column holds ticks and crosses both, so that x may mean no."""
    bare = {t.strip().casefold() for t in texts}
    return "x" in bare and bool(bare & {"✓", "✔", "☑", "✅", "o", "v"})


@dataclass(frozen=True)
class Wants:
    """What one phrase asks of kitchen or hall."""

    diets: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """Phrases that no word of the vocabulary explains."""
    asked: tuple[str, ...] = ()
    """Words used for two things (V, VG)."""


_SPLIT = re.compile(
    r"\s*(?:[,;/&+\n]|\.\s|\.$|\band\b|\bet\b|\bund\b|\by\b|\be\b|\bou\b|\bor\b)\s*", re.I
)


@cache
def wants(text: str, column: str) -> Wants:
    """The diets and needs in a text; ``column`` is diet, allergy, access or notes.

    In a column of notes nothing is unknown: only what is known is taken.
    """
    diets: list[str] = []
    needs: list[str] = []
    unknown: list[str] = []
    asked: list[str] = []
    whole = any(folded(text) in words_of(kind) for kind in ("diet", "need", "allergy"))
    parts = [text] if whole else [p for p in _SPLIT.split(text) if p.strip()]
    allergy, avoid = column == "allergy", False
    for part in parts:
        allergy = allergy or _is_allergy(part)
        found = _phrase(part, column, allergy=allergy, avoid=avoid)
        avoid = avoid or _is_avoiding(part)
        if found is None:
            unknown.append(part.strip())
        for kind, code in found or ():
            if code == "vegetarian-or-vegan":
                asked.append(part.strip())
            elif code not in ("none", "yes"):
                (needs if kind == "need" else diets).append(code)
    lost = () if column == "notes" else tuple(unknown)
    return Wants(tuple(dict.fromkeys(diets)), tuple(dict.fromkeys(needs)), lost, tuple(asked))


_ALLERGY = re.compile(
    r"allerg|anaphyla|epipen|severe|intoleran|intolleran|unvertraglich|vertragt kein|choc"
)
_AVOID = re.compile(
    r"\b(no|not|without|sans|pas de|pas d|ne mange pas( de)?|ohne|kein|keine|keinen|isst kein|sin|"
    r"senza|niente|non mangia|does ?n t eat|doesn t eat|avoids?|free)\b"
)


def _is_allergy(text: str) -> bool:
    return bool(_ALLERGY.search(unaccented(text)))


def _is_avoiding(text: str) -> bool:
    return bool(_AVOID.match(folded(text)))


def _phrase(
    text: str, column: str, *, allergy: bool, avoid: bool = False
) -> list[tuple[str, str]] | None:
    """Kind and code of what a phrase says; None where it says nothing that is known."""
    plain = folded(text)
    if not plain:
        return [("diet", "none")] if text.strip() in ("-", "–", "—", "/", "") else None
    need = words_of("need").get(plain, "")
    if need and (column == "access" or need not in ("none", "yes")):
        return [("need", need)]
    if code := words_of("diet").get(plain):
        return None if column == "notes" and code in ("none",) else [("diet", code)]
    if column == "notes" and not (_is_allergy(text) or _is_avoiding(text)):
        return _inside(plain, ("diet", "need"), shortest=4)
    allergies = words_of("allergy")
    if plain in words_of("marker") and _is_allergy(text):
        return []
    if plain in allergies and (column in ("diet", "allergy")):
        return [("allergy", f"{'no' if avoid and not allergy else 'allergy'}-{allergies[plain]}")]
    if plain in words_of("avoidable") and avoid:
        return [("diet", f"no-{words_of('avoidable')[plain]}")]
    return _marked(text, plain, allergy, avoid)


def _marked(text: str, plain: str, allergy: bool, avoid: bool) -> list[tuple[str, str]] | None:
    """A phrase with a food in it: to be avoided, or an allergy where a word says so."""
    found = _inside(plain, ("need", "diet"), shortest=3) or []
    foods = _inside(plain, ("allergy", "avoidable"), shortest=3) or []
    told = {code.removeprefix("no-").removesuffix("-free") for _, code in found}
    for kind, code in foods:
        loud = allergy or _is_allergy(text)
        loud = loud or (kind == "allergy" and not (avoid or _AVOID.search(plain)))
        if code not in told and not (code == "milk" and told & {"dairy", "lactose"}):
            found.append(("diet", f"{'allergy' if loud else 'no'}-{code}"))
    return found or None


def _inside(plain: str, kinds: tuple[str, ...], shortest: int) -> list[tuple[str, str]] | None:
    """The known phrases among the words, longest first, none twice over the same words."""
    words = [_of_compound(word) for word in plain.split()]
    found: list[tuple[int, tuple[str, str]]] = []
    taken = [False] * len(words)
    for length in range(min(5, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            phrase = " ".join(words[start : start + length])
            if any(taken[start : start + length]) or (length == 1 and len(phrase) < shortest):
                continue
            for kind in kinds:
                code = words_of(kind).get(phrase)
                if code and code not in ("none", "yes"):
                    found.append((start, (kind, code)))
                    taken[start : start + length] = [True] * length
                    break
    return [said for _, said in sorted(found)] or None


def _of_compound(word: str) -> str:
    """The food in a German compound: «Nussallergie», «Fischunverträglichkeit»."""
    for ending in ("allergie", "allergiker", "allergikerin", "unvertraglichkeit"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending)
    return word
