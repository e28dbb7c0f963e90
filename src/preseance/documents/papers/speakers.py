"""The order of speakers: name with form of address, how it is said, for whom one speaks; apologies."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.documents.letterhead import letterhead
from preseance.documents.papers.place_cards import addressed
from preseance.documents.sizes import PaperName
from preseance.documents.typst_text import beside, lettered, quoted
from preseance.documents.words import audience_line, status_line, word
from preseance.documents.writers.table import Column, Table
from preseance.views.records import GuestEntry, GuestView, Language, SpeakersView

_HEADINGS = ("speaker-no", "form-of-address", "name", "pronunciation", "function", "stands-in")


def speakers(view: SpeakersView, paper: PaperName) -> str:
    """The Typst source of the order, in type that can be read from a lectern."""
    lang = view.head.language
    lines = (word("speakers-order", lang), view.source)
    rows = "\n".join(
        f"  {_speaker(turn, entry, lang)}," for turn, entry in enumerate(view.speakers, 1)
    )
    return f"""{letterhead(view.head, word("speakers", lang), paper, lines=lines)}
#v(4mm, weak: true)
#table(columns: (11mm, 1fr), inset: (x: 1.6mm, y: 3mm), align: (right + top, left + top),
  stroke: (x, y) => (bottom: hair),
{rows}
)
{_apologies(view.apologies, lang)}
"""


def _speaker(turn: int, entry: GuestEntry, lang: Language) -> str:
    guest = entry.guest
    above, name = addressed(guest)
    said = f"#text(size: 10pt, fill: quiet, {quoted(above)}) \\\n" if above else ""
    how = (
        f" #h(2mm) #text(size: 10pt, fill: accent, {quoted(f'[{guest.pronunciation}]')})"
        if guest.pronunciation
        else ""
    )
    under = [guest.title, guest.delegation]
    if guest.represents:
        under.append(word("represents", lang, guest.represents))
    below = " · ".join(text for text in under if text)
    foot = f" \\\n    #text(size: 10pt, fill: quiet, {quoted(below)})" if below else ""
    return (
        f"text(size: 13pt, weight: 600, fill: accent, {quoted(str(turn))}), "
        f"[{said}#{lettered(name, guest.letter_forms, 'size: 14pt, weight: 600, ')}{how}{foot}]"
    )


def _apologies(guests: Sequence[GuestView], lang: Language) -> str:
    """Who declined, each with whoever is known to stand in."""
    if not guests:
        return ""
    rows = "\n".join(
        f"#block(above: 2mm, below: 0mm)[#{lettered(guest.full_name, guest.letter_forms, 'weight: 600, ')}"
        f"{_after(guest.title)}]"
        for guest in guests
    )
    return f"""#v(6mm)
#block(below: 2mm, sticky: true, text(size: 12pt, weight: 600, fill: accent, {quoted(word("apologies", lang))}))
{rows}"""


def _after(text: str) -> str:
    return f"#text(fill: quiet, {beside(f', {text}')})" if text else ""


def speakers_table(view: SpeakersView) -> Table:
    """The order as a table of texts."""
    lang = view.head.language
    return Table(
        word("speakers", lang),
        tuple(Column(word(name, lang), number=at == 0) for at, name in enumerate(_HEADINGS)),
        tuple(
            (
                str(turn),
                e.guest.form_of_address,
                e.guest.full_name,
                e.guest.pronunciation,
                e.guest.title,
                e.guest.represents,
            )
            for turn, e in enumerate(view.speakers, 1)
        ),
        (
            " · ".join(text for text in (view.head.event, view.head.session) if text),
            " · ".join((status_line(view.head), audience_line(view.head.audience, lang))),
        ),
        view.head.starts,
    )
