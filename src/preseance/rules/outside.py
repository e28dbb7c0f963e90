"""Rules that other packages bring, as entry points of the group ``preseance.rules``.

The entry point is named as the kind is, and leads to the class:

    [project.entry-points."preseance.rules"]
    out_of_draught = "preseance_draught:OutOfDraught"
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from importlib.metadata import EntryPoint, entry_points

from preseance.errors import OutsideRuleError
from preseance.rules.shapes import Rule
from preseance.rules.shapes.help import help_of
from preseance.wording.said import Said

GROUP = "preseance.rules"
_KIND = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def rules_from_outside(
    ours: Mapping[str, type[Rule]], points: Iterable[EntryPoint] | None = None
) -> dict[str, type[Rule]]:
    """The rule classes of the entry points by kind; of all packages installed where None.

    Raises
    ------
    OutsideRuleError
        Where one cannot be loaded, is no rule, or takes a name that is taken.
    """
    found: dict[str, type[Rule]] = {}
    for point in entry_points(group=GROUP) if points is None else points:
        rule = _loaded(point)
        faults = [*_faults(rule, point.name), *_taken(rule, point.name, {**ours, **found})]
        if faults:
            raise _refused(point, reduce(lambda x, y: Said("{x}; {y}", x=x, y=y), faults))
        found[point.name] = rule
    return found


def _loaded(point: EntryPoint) -> type[Rule]:
    try:
        made = point.load()
    except Exception as error:  # Whatever the package does when imported.
        raise _refused(
            point,
            Said(
                "loading it ended with {kind}: {reason}",
                kind=type(error).__name__,
                reason=str(error),
            ),
        ) from error
    if not (isinstance(made, type) and issubclass(made, Rule)):
        raise _refused(point, Said("it is not a class made from preseance.rules.shapes.Rule"))
    return made


def _faults(rule: type[Rule], name: str) -> Iterator[Said]:
    """What the class lacks."""
    if missing := sorted(getattr(rule, "__abstractmethods__", ())):
        yield Said(
            "{rule} does not define {missing}", rule=rule.__name__, missing=", ".join(missing)
        )
    for attribute in ("kind", "title", "messages"):
        if not hasattr(rule, attribute):
            yield Said("{rule} has no {attribute}", rule=rule.__name__, attribute=attribute)
    kind = getattr(rule, "kind", name)
    if kind != name:
        yield Said(
            "its kind is «{kind}», but the entry point is called «{name}»", kind=kind, name=name
        )
    elif not _KIND.fullmatch(kind):
        yield Said("«{kind}» is no kind: write small letters, digits and _", kind=kind)
    if not inspect.cleandoc(vars(rule).get("__doc__") or ""):
        yield Said("{rule} has no docstring, which is its page", rule=rule.__name__)
    said = {
        *getattr(rule, "messages", ()),
        *(m for by_id in rule.translations.values() for m in by_id),
    }
    own = {f"term.kind.{name}", *help_of(rule)}
    if strange := sorted(m for m in said - own if not m.startswith(f"{name}.")):
        yield Said(
            "its message «{message}» does not begin with «{name}.»", message=strange[0], name=name
        )


def _taken(rule: type[Rule], kind: str, known: Mapping[str, type[Rule]]) -> Iterator[Said]:
    """What others are called already."""
    if kind in known:
        yield Said(
            "the kind «{kind}» is taken by {module}", kind=kind, module=known[kind].__module__
        )
    for name in rule.defaults:
        if any(name in other.defaults for other in known.values()):
            yield Said("the default «{name}» is taken", name=name)
        elif name != kind and not name.startswith(f"{kind}_"):
            yield Said(
                "its default is called «{name}»; call it «{kind}» or «{kind}_…»",
                name=name,
                kind=kind,
            )


def _refused(point: EntryPoint, what: Said) -> OutsideRuleError:
    package = point.dist.name if point.dist is not None else Said("an unknown package")
    return OutsideRuleError(package, f"{point.name} = {point.value}", what)
