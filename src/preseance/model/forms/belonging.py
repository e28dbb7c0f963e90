"""Which settings of a table say something of which forms, and beside which other settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from preseance.model.forms.sides import hosts_of, row_counts, sections
from preseance.model.forms.variants import HOSTESS_MOVES_LEFT, TWO_AT_AN_END, table_in
from preseance.model.room import Form, Hosts, Table
from preseance.wording.said import Said

_ALL: Final = tuple(Form)
FORMS_OF: Final[Mapping[str, tuple[Form, ...]]] = {
    "ends": (Form.LONG, Form.NEGOTIATION, Form.U),
    "legs": (Form.U,),
    "inner": (Form.U,),
    "prongs": (Form.COMB,),
    "rows": (Form.ROWS, Form.PHOTO, Form.PROCESSION),
    "order": (Form.ROUND, Form.LONG, Form.SQUARE, Form.LINE),
    "host_middle": (
        *(Form.LONG, Form.NEGOTIATION, Form.SQUARE, Form.DAIS, Form.U, Form.T, Form.COMB),
        *(Form.ROWS, Form.PHOTO, Form.LINE),
    ),
    "front": (Form.CAR,),
    "wheel": (Form.CAR,),
    "mirror": (Form.LONG, Form.NEGOTIATION),
    "diameter": (Form.ROUND,),
    "pitch": tuple(f for f in _ALL if f not in (Form.ROUND, Form.CAR)),
    "depth": tuple(f for f in _ALL if f not in (Form.ROUND, Form.ARMCHAIRS, Form.LINE, Form.CAR)),
}
"""Settings of a table that some forms alone can have; every form has the others."""

_OF_ORDER: Final = ("legs", "mirror", "senior", "front")
"""Settings that change the order of honour alone, which a running order has from the numbers."""
_RINGS: Final = (Form.ROUND, Form.LONG, Form.SQUARE)
_FACING: Final = frozenset({Hosts.FACING, Hosts.FRENCH, Hosts.ENGLISH, Hosts.GUEST_OF_HONOUR})


def strays(table: Table) -> Iterator[tuple[str, tuple[Form, ...]]]:
    """Settings that say something other than usual and nothing of the table's form; the forms they go with."""
    for name, forms in FORMS_OF.items():
        if table.form not in forms and not _is_usual(table, name):
            yield name, forms


def unheard(table: Table) -> Iterator[tuple[str, str]]:
    """Settings that the form has and that say nothing beside the table's other settings; what they go with."""
    astray = {name for name, _ in strays(table)}
    for name, speaks, needed in _BESIDE:
        if name not in astray and not _is_usual(table, name) and not speaks(table):
            yield name, needed
    if table.honour_by == "running":
        ends = ("fills_from",) if table.fills_from.endswith("-end") else ()
        for name in (*_OF_ORDER, *ends):
            if name not in astray and not _is_usual(table, name):
                yield name, Said('honour_by = "form"')


def _is_usual(table: Table, name: str) -> bool:
    return bool(getattr(table, name) == Table.model_fields[name].default)


def _two_facing(table: Table) -> bool:
    hosts = hosts_of(table)
    if table.form is Form.LINE:
        return hosts is Hosts.FACING
    return table.form not in _RINGS or (
        hosts in _FACING and not (_mirrored(table) and table.mirror)
    )


def _mirrored(table: Table) -> bool:
    return table.form is Form.NEGOTIATION or hosts_of(table) in (
        Hosts.FRENCH,
        Hosts.GUEST_OF_HONOUR,
    )


def _abreast(table: Table) -> bool:
    """Whether two are ever beside each other."""
    return table.form is not Form.PROCESSION or max(row_counts(table)) > 1


def _has_a_hand(table: Table) -> bool:
    return _abreast(table) and table.honour_by != "running"


def _has_two_middles(table: Table) -> bool:
    """Whether whoever presides sits in a row of an even number."""
    hosts, counts = hosts_of(table), {s.side: s.count for s in reversed(sections(table))}
    if hosts is None or table.fills_from != "centre":
        return False
    if table.form is Form.LINE and hosts is not Hosts.MIDDLE:
        return False
    ends = {Hosts.ENGLISH: ("west", "east"), Hosts.HEAD: ("west",)}
    rows = ends.get(hosts, ("north", "bar", "row", "line"))
    return any(counts.get(side, 1) % 2 == 0 for side in rows)


def _is_deep(table: Table) -> bool:
    """Whether there is a table's top, or a row behind another."""
    return table.form not in (Form.ROWS, Form.PHOTO) or len(row_counts(table)) > 1


def _variants_move(table: Table) -> bool:
    """Whether each variant moves a chair or a host; two of a sex low at a table moves none and may stand."""
    ring = table.form in _RINGS and hosts_of(table) in _FACING
    moves = {HOSTESS_MOVES_LEFT: ring, TWO_AT_AN_END: table_in(table, TWO_AT_AN_END) is not table}
    return all(moves.get(name, True) for name in table.variants)


_BESIDE: Final[tuple[tuple[str, Callable[[Table], bool], str], ...]] = (
    ("order", _two_facing, Said('hosts = "facing", or a co-host otherwise')),
    ("host_middle", _has_two_middles, Said("a host in a row of an even number")),
    ("mirror", _mirrored, Said("two who preside from the middles of the long sides")),
    ("legs", lambda t: t.inner or len(t.per_row) == 3, Said("inner = true")),
    ("honour_side", _has_a_hand, Said("places beside each other, ranked by their form")),
    ("pitch", _abreast, Said("two abreast")),
    ("depth", _is_deep, Said("a second row")),
    ("interpreter_places", lambda t: t.interpreters != "none", Said("interpreters")),
    ("shared_interpreters", lambda t: t.interpreters == "behind", Said('interpreters = "behind"')),
    ("variants", _variants_move, Said("host and hostess who face each other")),
)
"""A setting, whether it says something of a table, and what it goes with."""
