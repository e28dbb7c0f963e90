"""From a scheme of precedence as it is written to the scheme that ranks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from preseance.model.codes import folded
from preseance.model.scheme_row import ClassRow, SchemeRow, SettingRow
from preseance.protocol.scheme import ANY, Effect, RankClass, Scheme, Setting, Wording

STEP: Final = 10
"""Between the levels of two classes that name none, so that a setting may put others between."""
SPREAD: Final = 1000
"""How far the levels of a scheme are drawn apart where another builds on it."""


def built(row: SchemeRow, shared: SchemeRow, base: Scheme | None = None) -> Scheme:
    """The scheme of a row, with its default settings.

    Parameters
    ----------
    shared
        Settings and last classes of every scheme; they give way to the row's own.
    base
        The scheme it builds on.
    """
    classes = _classes(row, shared, base)
    levels = {c.id: c.level for c in classes}
    settings = {n: _setting(n, s, levels) for n, s in shared.settings.items()}
    settings |= {n: _spread(s) for n, s in base.settings.items()} if base else {}
    settings |= {n: _setting(n, s, levels) for n, s in row.settings.items()}
    settings = {n: replace(s, default=row.defaults.get(n, s.default)) for n, s in settings.items()}
    title = row.title or {"en": row.id.replace("-", " ").capitalize()}
    source = row.source.get("en", "") or "the event's own list"
    scheme = Scheme(
        id=row.id,
        title=title,
        sentence=row.sentence or (base.sentence if base else _SENTENCE),
        edition=row.edition or (base.edition if base else "the event's own"),
        source=source,
        date=row.date or (base.date if base else ""),
        uncertain=row.uncertain or (base.uncertain if base else ()),
        settings=settings,
        classes=classes,
        country=row.country or (base.country if base else ""),
        orders={
            **_numbered(shared.orders),
            **(base.orders if base else {}),
            **_numbered(row.orders),
        },
        words=_words(row, shared, base),
    )
    return scheme.with_settings({})


_SENTENCE: Final[Wording] = {
    "en": "Guests come in the order of the host's own list.",
    "fr": "Les invités suivent l’ordre de la liste de l’hôte.",
}


def _numbered(orders: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
    """The place of each value of a column, by every spelling of it."""
    return {
        column: {
            folded(spelling): number
            for number, value in enumerate(values, 1)
            for spelling in value.split("|")
        }
        for column, values in orders.items()
    }


def _setting(name: str, row: SettingRow, levels: Mapping[str, int]) -> Setting:
    return Setting(
        name=name,
        default=row.default,
        allowed=row.allowed,
        about=row.about,
        effects={
            value: Effect(
                {c: _level(where, levels) for c, where in e.level.items()},
                e.keys,
                {c: said.get("en", "") for c, said in e.source.items()},
            )
            for value, e in row.effects.items()
        },
        labels=row.labels,
    )


_BESIDE: Final = {"before": -1, "with": 0, "after": 1}


def _level(where: int | str, levels: Mapping[str, int]) -> int:
    """A level by number, or beside that of a class: ``after mayor``."""
    if isinstance(where, int):
        return where
    word, _, other = where.partition(" ")
    return levels.get(other, 0) + _BESIDE[word]


def _classes(row: SchemeRow, shared: SchemeRow, base: Scheme | None) -> tuple[RankClass, ...]:
    """The classes in order; what every scheme ends with comes last where it is not there."""
    own = _levelled(row.classes)
    if base is not None:
        there = {c.id for c in own}
        theirs = [
            replace(c, source=c.source or base.source) for c in base.classes if c.id not in there
        ]
        own = _worked_in(row.classes, own, theirs, _highest(base))
    takes_all = any(ANY in c.roles and not c.where for c in own)
    there = {c.id for c in own}
    last = [
        c
        for c in _levelled(shared.classes)
        if c.id not in there and not (takes_all and ANY in c.roles)
    ]
    return (*own, *last)


def _levelled(rows: Sequence[ClassRow]) -> list[RankClass]:
    """Rows as classes: the level written, that of the row's band, or by the place in the list."""
    bands: dict[str, int] = {}
    made: list[RankClass] = []
    for index, row in enumerate(rows):
        level = STEP * (index + 1) if row.level is None else row.level
        if row.band:
            level = bands.setdefault(row.band, level)
        made.append(_rank_class(row, level))
    return made


def _worked_in(
    rows: Sequence[ClassRow], own: Sequence[RankClass], theirs: Sequence[RankClass], highest: int
) -> list[RankClass]:
    """The classes of the scheme built on, spread; own ones where their rows say, or before all."""
    spread = {c.id: SPREAD * c.level for c in theirs}
    first = SPREAD * (highest - 1)
    placed: list[RankClass] = []
    for k, (row, c) in enumerate(zip(rows, own, strict=True)):
        if row.before in spread:
            level = spread[row.before] - len(rows) + k
        elif row.after in spread:
            level = spread[row.after] + 1 + k
        else:
            level = first + k
        placed.append(replace(c, level=level))
    return [*placed, *(replace(c, level=spread[c.id]) for c in theirs)]


def _highest(scheme: Scheme) -> int:
    """The highest level of its classes, whatever its settings."""
    effects = [e for s in scheme.settings.values() for e in s.effects.values()]
    return min(
        *(c.level for c in scheme.classes), *(v for e in effects for v in e.levels.values()), 0
    )


def _spread(setting: Setting) -> Setting:
    """A setting of the scheme built on, the levels it gives spread as those of its classes."""
    effects = {
        value: Effect({c: SPREAD * level for c, level in e.levels.items()}, e.keys, e.sources)
        for value, e in setting.effects.items()
    }
    return replace(setting, effects=effects)


def _rank_class(row: ClassRow, level: int) -> RankClass:
    return RankClass(
        id=row.id,
        label=row.label,
        level=level,
        roles=row.roles,
        where=row.where,
        keys=row.keys,
        source=row.source.get("en", ""),
        rank=row.rank,
        ranked=row.ranked,
        deputised_by=row.deputised_by,
        alternate=row.alternate,
        edition=row.edition,
        certainty=row.certainty,
        note=row.note,
    )


def _words(row: SchemeRow, shared: SchemeRow, base: Scheme | None) -> Mapping[str, Wording]:
    """What the rows say, by message id; a source only where it is said in several languages."""
    said: dict[str, Wording] = dict(base.words) if base else {}
    said[f"precedence.sentence.{row.id}"] = row.sentence or (base.sentence if base else _SENTENCE)
    said |= {f"term.{c.id}": c.label for c in (*shared.classes, *row.classes)}
    for name, setting in (*shared.settings.items(), *row.settings.items()):
        said |= {f"term.{name}-{value}": words for value, words in setting.labels.items()}
    effects = [e for s in row.settings.values() for e in s.effects.values()]
    sources = [
        row.source,
        *(c.source for c in row.classes),
        *(said for e in effects for said in e.source.values()),
    ]
    said |= {f"term.source.{s['en']}": s for s in sources if len(s) > 1 and "en" in s}
    return said
