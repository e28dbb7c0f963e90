"""The pages of the rule catalogue: a docstring, its parameters, and a case kept and one broken."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping

from tests.rules.cases import Case, cases

from preseance.documents import case_drawing
from preseance.planning.checks.checking import check
from preseance.rules import RULES
from preseance.rules.shapes import Default, Param, Rule
from preseance.views.records import Language
from preseance.views.sessions import session_view

COLUMNS = {
    "a": "guests the rule speaks of; selectors separated by `;`",
    "b": "guests it sets them against",
}
OPEN = "Every audience, of rows that are not `confidential`."
FOR_THE_HOUSE = (
    "Protocol and the host alone: the rule rests on ranks, needs, partners, languages or wishes."
)
PLACES = "places: `t1-3`, `table:t1`, `zone:terrace`, `row:1`, `side:north`, `end`, `presiding`, `right-of-host:t1`"


def rule_pages() -> Mapping[str, bytes]:
    """Every file of docs/rules, by its path in there."""
    files: dict[str, bytes] = {"README.md": _index().encode()}
    for kind in sorted(RULES):
        made = list(cases(kind))
        kept, broken = (next(c for c in made if (c.cost > 0) == is_broken) for is_broken in (0, 1))
        pictures = {**_pictures(kept, broken, "kept"), **_pictures(broken, broken, "broken")}
        files |= {f"pictures/{name}": content for name, content in pictures.items()}
        files |= {f"pictures/{n}": c for n, c in _in_french(kept, broken, pictures).items()}
        files[f"{kind}.md"] = _page(RULES[kind], made, kept, broken, list(pictures)).encode()
    return files


def title(rule: type[Rule]) -> str:
    """What the rule does, from the first line of its docstring."""
    return inspect.cleandoc(rule.__doc__ or "").splitlines()[0].rstrip(".")


def _sections(rule: type[Rule]) -> dict[str, str]:
    """The text under each heading of the docstring; what comes before the first has none."""
    text = inspect.cleandoc(rule.__doc__ or "").partition("\n")[2]
    parts = re.split(r"^(\w[\w ]*)\n-+\n", text.replace("``", "`"), flags=re.MULTILINE)
    return {
        "": parts[0].strip(),
        **{h: t.strip() for h, t in zip(parts[1::2], parts[2::2], strict=True)},
    }


def _index() -> str:
    lines = [
        "# The rules",
        "",
        "Made by `python docs/build.py rules` from the rules' docstrings and cases; do not edit.",
        "",
        "A rule is a row of `rules.csv`: `id, kind, a, b, relations, sessions, level, weight, "
        "params, reason, source, confidential`. Levels are must, should and prefer, never traded "
        "against each other; weights run from 1 to 1000. Some rules hold without being written: "
        "each is a setting of `event.toml` (`couples.on = false`).",
        "",
        "| kind | what it does | by default |",
        "|---|---|---|",
    ]
    for kind in sorted(RULES):
        defaults = RULES[kind].defaults.items()
        names = ", ".join(f"`{n}`{'' if d.on else ' (off)'}" for n, d in defaults)
        lines.append(f"| [`{kind}`]({kind}.md) | {title(RULES[kind])} | {names} |")
    return "\n".join(lines) + "\n"


def _page(rule: type[Rule], made: list[Case], kept: Case, broken: Case, pictures: list[str]) -> str:
    parts = _sections(rule)
    lines = [f"# {title(rule)}", "", f"`kind = {rule.kind}`", "", parts.pop(""), ""]
    for outcome, case in (("kept", kept), ("broken", broken)):
        shown = [n for n in pictures if f"-{outcome}" in n]
        said = " ".join(case.says["en"])
        lines += [f"![{case.name}](pictures/{name})" for name in shown]
        lines += ["", f"*{outcome.title()}: {case.name}.* {said}".rstrip(), ""]
    lines += ["## Why", "", parts.pop("Why"), ""]
    lines += ["## How it is written", "", *_columns(rule), ""]
    lines += [*_by_default(rule)]
    lines += ["## Who may know", "", OPEN if rule.open_to_all else FOR_THE_HOUSE, ""]
    for heading, text in parts.items():
        lines += [f"## {heading}", "", text, ""]
    lines += ["## Cases", "", "| case | costs | says |", "|---|---|---|"]
    lines += [f"| {c.name} | {c.cost or ''} | {' '.join(c.says['en'])} |" for c in made]
    return "\n".join(lines) + "\n"


def _columns(rule: type[Rule]) -> Iterator[str]:
    yield "| column | says |"
    yield "|---|---|"
    for column, about in COLUMNS.items():
        if column in rule.needs or f"``{column}``" in (rule.__doc__ or ""):
            told = PLACES if column == "b" and rule.of_places else about
            yield f"| `{column}` | {told}{'; required' if column in rule.needs else ''} |"
    if rule.relations:
        usual = ", ".join(f"`{word}`" for word in rule.relations)
        yield f"| `relations` | how places stand to each other; {usual} where empty |"
    for name, param in rule.params.items():
        yield f"| `params` `{name}=…` | {param.about}; {_range(param)} |"
    yield "| `sessions`, `level`, `weight` | as for every rule |"


def _range(param: Param) -> str:
    if param.choices:
        return " or ".join(f"`{c}`" for c in param.choices) + f", `{param.default}` where not said"
    if param.low is None:
        return f"`{param.default}` where not said" if param.default else "none where not said"
    return f"{param.low} to {param.high}, {param.default} where not said"


def _by_default(rule: type[Rule]) -> Iterator[str]:
    if not rule.defaults:
        return
    yield "## By default"
    yield ""
    yield "| setting | on | level | weight | sessions | says |"
    yield "|---|---|---|---|---|---|"
    for name, default in rule.defaults.items():
        yield (
            f"| `{name}` | {'yes' if default.on else 'no'} | {default.level.value} "
            f"| {default.weight} | {_holds(default)} | {_said(default)} |"
        )
    yield ""
    settings = "`, `".join(("on", "level", "weight", "sessions", *rule.params))
    yield f"Settings of `event.toml`, after the name and a dot: `{settings}`."
    yield ""


def _holds(default: Default) -> str:
    kinds = ", ".join(k.value for k in default.kinds) or "all"
    return f"{kinds}, but working meals" if default.social else kinds


def _said(default: Default) -> str:
    said = [f"a={';'.join(default.a)}"] if default.a else []
    said += [f"b={';'.join(default.b)}"] if default.b else []
    said += [f"{k}={v}" for k, v in default.params.items()]
    return ", ".join(f"`{s}`" for s in said)


def _in_french(kept: Case, broken: Case, english: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those pictures that show words which are others in French; pages in French show these."""
    made = {
        **_pictures(kept, broken, "kept", "fr"),
        **_pictures(broken, broken, "broken", "fr"),
    }
    return {
        name.replace(".svg", ".fr.svg"): content
        for name, content in made.items()
        if _shown(content) != _shown(english[name])
    }


def _shown(picture: bytes) -> list[str]:
    return re.findall(r">([^<>]+)</text>", picture.decode())


def _pictures(
    case: Case, broken: Case, outcome: str, language: Language = "en"
) -> dict[str, bytes]:
    """A picture of each session of a case, with those ringed that the broken case is about."""
    about = {g for f in broken.findings() for g in (*f.guests, *f.places)}
    if outcome == "kept":
        about = {g for g in about if g in case.event.guest_by_id}
    checked, found = check(case.occasion, case.plan), {}
    for number, assembly in enumerate(case.occasion.assemblies, 1):
        which = f"-{number}" if len(case.occasion.assemblies) > 1 else ""
        found[f"{case.kind}-{outcome}{which}.svg"] = case_drawing(
            session_view(checked, assembly, "protocol", language),
            highlighted=about,
            outcome="kept" if outcome == "kept" else "broken",
        )
    return found
