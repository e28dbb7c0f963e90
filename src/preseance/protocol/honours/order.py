"""The order of honour of every form.

Sources: alternation from the centre, right before left, and double presidency («decree 89-655
as summarised by APAC Aisne (excerpt)» and custom); the crossing order (Protocol Consultants
International); English and French styles (Debrett's). Orders of U, T, comb, square and of an
even dais are custom, so what varies in them is a field of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from preseance.model.forms import hosts_of
from preseance.model.room import Form, Hosts, Table
from preseance.protocol.honours import around, bars, lines, vehicles
from preseance.protocol.honours.sides import Order
from preseance.protocol.honours.walks import without


@dataclass(frozen=True)
class Honours:
    """Who presides at a table, and the order of honour of its places, by number."""

    presiding: Mapping[int, str] = field(default_factory=dict)
    """``host`` or ``co-host`` by number."""
    order: tuple[int, ...] = ()
    """Numbers from honour 0 on. The co-host's place is among them, first, where the guest of
    honour has it."""

    def honour_of(self, number: int) -> int | None:
        """The honour of a place, None where it is a presiding place without one."""
        return self.order.index(number) if number in self.order else None


def honours(table: Table, *, variant: str = "") -> Honours:
    """The presiding places and the order of honour of a table.

    Over places that are closed up the others move up on their hand; whoever presides stays.
    ``variant`` ``hostess-moves-left`` puts the co-host one place to her left (right of the
    table where honour is on the left).
    """
    gone = table.closed_up
    if gone and not presiding_places(table).isdisjoint(gone):
        whole = table.model_copy(update={"closed_up": ()})
        presiding, order = _of_form(whole, variant)
        presiding = {n: role for n, role in presiding.items() if n not in gone}
        order = without(order, gone)
    else:
        presiding, order = _of_form(table, variant)
    if table.honour_by == "running":
        order = list(table.chairs)
    order = without(order, presiding)
    if hosts_of(table) is Hosts.GUEST_OF_HONOUR:
        order = [*(n for n, role in presiding.items() if role == "co-host"), *order]
    return Honours(presiding, tuple(order))


def presiding_places(table: Table) -> frozenset[int]:
    """Numbers of the places from which a table is presided, which cannot be closed up."""
    return frozenset(_of_form(table.model_copy(update={"closed_up": ()}), "")[0])


def _of_form(table: Table, variant: str) -> Order:
    """As the form has it; where nobody presides and honour goes by something else, by numbers."""
    if table.honour_by != "form" and hosts_of(table) is None:
        return {}, list(table.chairs)
    return _ORDERS[table.form](table, variant)


_ORDERS: Mapping[Form, Callable[[Table, str], Order]] = {
    Form.ROUND: around.round_table,
    Form.LONG: around.long_table,
    Form.DAIS: bars.dais,
    Form.U: bars.u_table,
    Form.T: bars.t_table,
    Form.COMB: bars.comb,
    Form.SQUARE: around.square,
    Form.NEGOTIATION: around.negotiation,
    Form.ARMCHAIRS: around.armchairs,
    Form.ROWS: bars.rows,
    Form.PHOTO: bars.rows,
    Form.LINE: lines.line,
    Form.PROCESSION: lines.procession,
    Form.CAR: vehicles.car,
    Form.BUS: vehicles.bus,
}
