"""What each field of a row does with its cell: one small function a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from preseance.formats.importing.choosing import Column
from preseance.formats.importing.draft import Draft, Row
from preseance.formats.importing.folding import folded
from preseance.formats.importing.layout import table_named
from preseance.formats.importing.moments import moment_of
from preseance.formats.importing.nations import country_beside, country_of, languages_of
from preseance.formats.importing.owners import called_in, take_wants
from preseance.formats.importing.vocabulary import reply, wants, words_of
from preseance.formats.importing.wishes import wishes_in
from preseance.formats.spreadsheets.sheets import Value, text_of
from preseance.model.translations import translation
from preseance.wording.message import Moment

_SEXES = {
    **dict.fromkeys(["f", "w", "female", "femme", "feminin", "weiblich", "woman", "mujer", "femenino"], "F"),
    **dict.fromkeys(["donna", "femmina", "mme", "mrs", "ms", "frau", "d"], "F"),
    **dict.fromkeys(["m", "h", "male", "homme", "masculin", "mannlich", "man", "hombre", "masculino"], "M"),
    **dict.fromkeys(["uomo", "maschio", "mr", "herr", "u"], "M"),
}  # fmt: skip
_YES = frozenset(["x", "yes", "oui", "ja", "si", "1", "true", "vrai", "✓", "✔"])
_NO = frozenset(["no", "non", "nein", "0", "false", "faux", "-", "–", "—", "none", "n/a", "/", ""])


def note(row: Row, column: Column, text: str) -> None:
    """Keep the words of a cell with the guest."""
    heading = " ".join(column.heading.split())
    row.head.note.append(f"{heading}: {text}" if heading else text)


def _owner(row: Row, column: Column) -> Draft:
    """Whom a column speaks of: the guest, or whoever comes with them."""
    if column.companion and row.companions:
        return row.companions[0]
    return row.head


def _status(row: Row, column: Column, text: str, value: Value) -> None:
    said = reply(text)
    if said.stand_in:
        row.doubt("stand-in", column, words=text)
        note(row, column, text)
    elif not said.status:
        row.doubt("unknown-reply", column, words=text)
        note(row, column, text)
    elif said.rest:
        note(row, column, text)
    people = [_owner(row, column)] if column.companion else row.drafts
    for draft in people:
        draft.status = said.status or draft.status


def _diet(row: Row, column: Column, text: str, value: Value) -> None:
    if column.field == "diet" and isinstance(value, bool):
        note(row, column, text)
        return
    kind = "allergy" if column.field == "allergy" else "diet"
    plain = folded(text)
    heading = wants(column.heading, "diet")
    if plain in _YES or (text.strip() in ("✓", "✔", "☑")):
        if heading.diets:
            _owner(row, column).diet += [d for d in heading.diets if not d.startswith("allergy")]
        note(row, column, text)
        if not heading.diets:
            row.doubt("unknown-words", column, words=text)
        return
    take_wants(row, column, text, kind, first=1 if column.companion and row.companions else 0)


def _meal(row: Row, column: Column, text: str, value: Value) -> None:
    found = wants(text, "diet")
    for words in found.asked:
        row.doubt("two-meanings", column, words=words)
    kept = [d for d in found.diets if not d.startswith(("allergy-", "no-"))]
    _owner(row, column).diet += kept
    note(row, column, text)


def _access(row: Row, column: Column, text: str, value: Value) -> None:
    plain = folded(text)
    if plain in _NO or text.strip() in _NO:
        return
    if plain in _YES or text.strip() in ("✓", "✔", "☑", "✅"):
        needs = wants(column.heading, "notes").needs
        code = words_of("need").get(folded(column.heading), "")
        found = [code] if code and code not in ("yes", "none") else list(needs)
        _owner(row, column).access += found
        if not found:
            row.doubt("unknown-words", column, words=text)
            note(row, column, text)
        return
    take_wants(row, column, text, "access", first=1 if column.companion and row.companions else 0)
    if plain in ("pmr", "reduced mobility", "mobilite reduite"):
        row.doubt("two-meanings", column, words=text)


def _notes(row: Row, column: Column, text: str, value: Value) -> None:
    found = wishes_in(text)
    row.head.wishes += found
    spoken = [w.words for w in found]
    rest = " . ".join(line for line in re.split(r"[\n;.!]+", text) if line.strip() not in spoken)
    if rest.strip():
        said = wants(rest, "notes")
        # «Sofia high chair» speaks of Sofia.
        named = called_in(row, rest.split()[0].strip(":,")) if len(row.drafts) > 1 else []
        owner = named[0] if len(named) == 1 else row.head
        owner.diet += said.diets
        owner.access += said.needs
    label = " ".join(column.heading.split())
    known = folded(label) in _PLAIN_NOTES
    row.head.note.append(text if known else f"{label}: {text}")


_PLAIN_NOTES = frozenset(
    [
        "note",
        "notes",
        "comment",
        "comments",
        "remarks",
        "remarques",
        "remarque",
        "commentaire",
        "commentaires",
        "observations",
        "bemerkung",
        "bemerkungen",
        "notizen",
        "notas",
        "observaciones",
    ]
) | {""}


def _country(row: Row, column: Column, text: str, value: Value) -> None:
    owner = _owner(row, column)
    code = country_of(text)
    if not code:
        row.doubt("unknown-country", column, words=text)
        note(row, column, text)
    owner.country = code
    if code and folded(text) != folded(code) and len(text) == 2:
        row.doubt("country-read-as", column, words=text, code=code)


def _languages(row: Row, column: Column, text: str, value: Value) -> None:
    codes, unknown = languages_of(text)
    if "interpr" in folded(column.heading) or "dolmetsch" in folded(column.heading):
        note(row, column, text)
        return
    _owner(row, column).languages += codes
    if unknown:
        note(row, column, text)
        if folded(text) not in _NO:
            row.doubt("unknown-language", column, words=", ".join(unknown))


def _sex(row: Row, column: Column, text: str, value: Value) -> None:
    known = _SEXES.get(folded(text), "")
    _owner(row, column).sex = known
    if not known:
        note(row, column, text)


def _table(row: Row, column: Column, text: str, value: Value) -> None:
    if folded(text) in ("", "0", "tbc", "tba", "n a"):
        note(row, column, text)
        return
    for draft in row.drafts:
        draft.table = table_named(text)
    if table_named(text) != text and not re.match(r"\w+\.?\s*(?:n°|nr\.?|no\.?|#)?\s*\w+$", text):
        note(row, column, text)


def _seat(row: Row, column: Column, text: str, value: Value) -> None:
    row.head.seat = text


def _rank(row: Row, column: Column, text: str, value: Value) -> None:
    plain = folded(text)
    if (
        re.fullmatch(r"\d{1,4}", plain)
        and not row.head.rank
        and "vip" not in folded(column.heading)
    ):
        row.head.rank = plain
    elif plain in _NO:
        return
    elif "vip" in folded(column.heading) and (plain in _YES or plain == "vip"):
        row.head.groups.append("VIP")
    else:
        note(row, column, text)


def _took_office(row: Row, column: Column, text: str, value: Value) -> None:
    found = moment_of(value, month_first=row.month_first.get(column.number))
    if re.fullmatch(r"\d{4}", text):
        row.head.took_office = text
        return
    if found.ambiguous:
        row.doubt("ambiguous-date", column, words=text, day=Moment(found.iso))
    if not found.day:
        row.doubt("no-date", column, words=text)
        note(row, column, text)
    row.head.took_office = found.iso


def _moment(row: Row, column: Column, text: str, value: Value) -> None:
    found = moment_of(value, month_first=row.month_first.get(column.number))
    if found.ambiguous:
        row.doubt("ambiguous-date", column, words=text, day=Moment(found.iso))
    if found.day is None or found.hour is None or found.ambiguous:
        if found.day is None and found.hour is None:
            row.doubt("no-date", column, words=text)
        note(row, column, text)
        return
    when = datetime.combine(found.day, found.hour)
    if column.field == "arrival":
        row.head.arrives = when
    else:
        row.head.leaves = when
    if found.iso not in text:
        note(row, column, text)


def _words(name: str) -> Callable[[Row, Column, str, Value], None]:
    """A field that holds words as they stand; of two columns, both."""

    def put(row: Row, column: Column, text: str, value: Value) -> None:
        owner = _owner(row, column)
        before = getattr(owner, name)
        setattr(owner, name, f"{before}, {text}" if before and before != text else text)

    return put


def _organisation(row: Row, column: Column, text: str, value: Value) -> None:
    _words("organisation")(row, column, text, value)
    owner = _owner(row, column)
    owner.country = owner.country or country_beside(column.heading, text)


def _delegation(row: Row, column: Column, text: str, value: Value) -> None:
    for draft in row.drafts:
        draft.delegation = text


def _group(row: Row, column: Column, text: str, value: Value) -> None:
    for draft in row.drafts:
        draft.groups += [part for p in text.split(";") if (part := p.strip())]


def _noted(row: Row, column: Column, text: str, value: Value) -> None:
    note(row, column, text)


def _short(row: Row, column: Column, text: str, value: Value) -> None:
    row.head.short = text


def _sort(row: Row, column: Column, text: str, value: Value) -> None:
    row.head.sort = text


def _translated(row: Row, column: Column, text: str, value: Value) -> None:
    row.head.translations[column.field] = " ".join(text.split())


def _of(row: Row, column: Column, text: str, value: Value) -> None:
    row.head.of_named = text
    row.head.relation = row.head.relation or "guest"


def _aide(row: Row, column: Column, text: str, value: Value) -> None:
    row.head.aide_named = text


HANDLERS: Mapping[str, Callable[[Row, Column, str, Value], None]] = {
    "status": _status,
    "diet": _diet,
    "allergy": _diet,
    "meal": _meal,
    "access": _access,
    "notes": _notes,
    "country": _country,
    "language": _languages,
    "sex": _sex,
    "table": _table,
    "seat": _seat,
    "rank": _rank,
    "took_office": _took_office,
    "arrival": _moment,
    "departure": _moment,
    "function": _words("function"),
    "organisation": _organisation,
    "delegation": _delegation,
    "group": _group,
    "short_name": _short,
    "sort_name": _sort,
    "companion_of": _of,
    "aide_for": _aide,
    "email": _noted,
    "phone": _noted,
    "": _noted,
}
"""Fields that stand for themselves; names and companions are read first, by `rows`."""


def take(row: Row, column: Column, value: Value) -> None:
    """Put one cell where its column says."""
    text = text_of(value)
    if text:
        usual = _translated if translation(column.field) else _noted
        HANDLERS.get(column.field, usual)(row, column, text, value)
