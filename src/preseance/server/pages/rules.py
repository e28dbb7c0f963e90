"""Rules as sentences: read, chosen, written."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from pydantic import ValidationError

from preseance.errors import InputError, PreseanceError, UnknownNameError
from preseance.formats.cells import expected_of
from preseance.formats.importing.guests import Ids
from preseance.model.rule_row import RuleRow
from preseance.planning.commands import command_of
from preseance.planning.commands.parts import as_json
from preseance.rules import RULES
from preseance.rules.shapes.help import paragraphs
from preseance.server.assets import FOLDER
from preseance.server.events import store
from preseance.server.events.roles import Op
from preseance.server.events.store import ClashError
from preseance.server.pages.detail_words import detail, detail_value
from preseance.server.pages.imports import told
from preseance.server.pages.opening import Opened, language, opened, said, said_all, wanted
from preseance.server.pages.rule_sentences import Telling, title_of
from preseance.server.pages.rule_words import PATTERNS, RELATIONS, WORDS
from preseance.views.speaking import sentences
from preseance.wording.languages import ENGLISH

_PAGE = "rules"
_LEVELS = ("must", "should", "prefer")
_MOST = 500
_LONGEST = 2_000
_LISTS = ("a", "b", "relations", "sessions")


@require_GET
@login_required
def rules(request: HttpRequest, event: str) -> HttpResponse:
    """Every rule of the event in a sentence, and the sentences there are to choose from."""
    at = opened(request, event, Op.EDIT)
    telling = Telling(at.kept.event, language())
    context = {
        "words": said_all(WORDS),
        "rules": [_told(row, telling) for row in at.kept.event.rules],
        "kinds": [_kind(kind, telling) for kind in _kinds()],
    }
    return at.shown("rules.html", _PAGE, context)


def _kinds() -> list[str]:
    """Those that people write first, then all others by name."""
    return [*PATTERNS, *sorted(k for k in RULES if k not in PATTERNS)]


def _told(row: RuleRow, telling: Telling) -> dict[str, Any]:
    return {"id": row.id, "level": row.level.value, "level_called": said(WORDS[f"level-{row.level.value}"]),
            "reason": row.reason, "sentence": telling.sentence(row)}  # fmt: skip


def _kind(kind: str, telling: Telling) -> dict[str, Any]:
    row = RuleRow(id="new", kind=kind)
    title = title_of(kind, language())
    return {
        "kind": kind,
        "title": title[:1].upper() + title[1:],
        "sentence": telling.sentence(row, whole=True) if kind in PATTERNS else "",
        "picture": next(iter(_pictures(kind, "kept")), ""),
    }


def _pictures(kind: str, which: str) -> list[str]:
    """The names of the pictures of a kind, one a session of its case, with words in the language of the page."""
    there = {file.name for file in (FOLDER / "room" / "rules").glob(f"{kind}-{which}*.svg")}
    stems = sorted(name.removesuffix(".svg") for name in there if name.count(".") == 1)
    names = ((f"{stem}.{language()}.svg", f"{stem}.svg") for stem in stems)
    return [f"room/rules/{own if own in there else usual}" for own, usual in names]


@require_http_methods(["GET", "POST"])
@login_required
def write(request: HttpRequest, event: str, kind: str = "", rule: str = "") -> HttpResponse:
    """One rule, new or there already, written by choosing what stands in its sentence."""
    at = opened(request, event, Op.EDIT)
    row = next((r for r in at.kept.event.rules if r.id == rule), None)
    if (rule and row is None) or (kind and kind not in RULES):
        raise Http404
    kind = row.kind if row is not None else kind
    errors: dict[str, list[str]] = {}
    values = as_json(row) if row is not None else {"kind": kind}
    if request.method == "POST":
        values = _values(request, kind)
        if _kept(at, values, row, errors, remove=request.POST.get("do") == "remove"):
            return redirect(_PAGE, event)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return at.shown("rule.html", _PAGE, _form(at, values, row, errors), status)


@require_POST
@login_required
def sentence(request: HttpRequest, event: str, kind: str) -> HttpResponse:
    """The sentence of a form as it stands."""
    at = opened(request, event, Op.EDIT)
    if kind not in RULES:
        raise Http404
    row = _row(_values(request, kind))
    if row is None:
        return JsonResponse({"sentence": ""}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return JsonResponse({"sentence": Telling(at.kept.event, language()).sentence(row)})


def _row(values: dict[str, Any]) -> RuleRow | None:
    """The rule as far as it can be read."""
    plain = {k: v for k, v in values.items() if k in (*_LISTS, "kind")}
    try:
        return RuleRow.model_validate({"id": "new", **plain})
    except ValidationError:
        return None


def _values(request: HttpRequest, kind: str) -> dict[str, Any]:
    """What a form says, under the names that files use."""
    sent = request.POST
    values: dict[str, Any] = {"kind": kind}
    for name in _LISTS:
        if chosen := [v[:200] for v in sent.getlist(name)[:_MOST] if v]:
            values[name] = chosen
    if metres := sent.get("within", "").strip():
        values["relations"] = [*values.get("relations", []), f"within {metres[:20]} m"]
    for name in ("level", "weight", "reason", "source"):
        if text := sent.get(name, "").strip():
            values[name] = text[:_LONGEST]
    params = {
        name: text
        for name, param in RULES[kind].params.items()
        if (text := sent.get(f"param-{name}", "").strip()[:200]) and text != param.default
    }
    if params:
        values["params"] = params
    values["confidential"] = sent.get("confidential") == "yes"
    return values


def _kept(
    at: Opened,
    values: dict[str, Any],
    row: RuleRow | None,
    errors: dict[str, list[str]],
    *,
    remove: bool,
) -> bool:
    """Write a rule; what is wrong is added to ``errors`` by field."""
    base = at.request.POST.get("revision", "")
    if not (base.isascii() and base.isdecimal() and int(base[:10]) <= at.kept.revision):
        errors["all"] = [said(WORDS["stale"])]
        return False
    ids = Ids([r.id for r in at.kept.event.rules])
    name = row.id if row is not None else ids.give(values["kind"].replace("_", "-") + "-1")
    try:
        made = RuleRow.model_validate({"id": name, **values})
        if row is None:
            told_command: dict[str, Any] = {"do": "add-rule", "row": as_json(made)}
        elif remove:
            told_command = {"do": "remove-rule", "id": row.id}
        else:
            before, after = as_json(row), as_json(made)
            fields = {n: after.get(n) for n in {**before, **after} if before.get(n) != after.get(n)}
            if not fields:
                return True
            told_command = {"do": "change-rule", "id": row.id, "fields": fields}
        store.do(
            at.who.key, at.person, command_of(told_command), command_id=uuid4(), base=int(base)
        )
    except ValidationError as error:
        for one in error.errors(include_url=False):
            field = str(one["loc"][0]) if one["loc"] else "all"
            errors.setdefault(field, []).append(wanted(expected_of(one)))
    except InputError as error:
        for mistake in error.mistakes:
            field = mistake.column if mistake.file == "rules.csv" and mistake.column else "all"
            errors.setdefault(field, []).append(wanted(mistake.expected))
    except (ClashError, UnknownNameError):
        errors["all"] = [said(WORDS["stale"])]
    except PreseanceError as error:
        errors["all"] = told(error)
    return not errors


def _form(
    at: Opened, values: dict[str, Any], row: RuleRow | None, errors: dict[str, list[str]]
) -> dict[str, Any]:
    rule, telling = RULES[values["kind"]], Telling(at.kept.event, language())
    kind, chosen = values["kind"], {n: set(values.get(n, ())) for n in _LISTS}
    shown = _row(values)
    second = telling.places() if rule.of_places else telling.guests()
    has_b = rule.of_places or rule.pairs or bool(chosen["b"])
    relations = dict.fromkeys((*rule.relations, *RELATIONS, *values.get("relations", ())))
    title = title_of(kind, language())
    return {
        "words": said_all(WORDS),
        "kind": kind,
        "title": title[:1].upper() + title[1:],
        "rule": row.id if row is not None else "",
        "revision": at.kept.revision,
        "errors": errors,
        "sentence": telling.sentence(shown) if shown is not None else "",
        "a": _options(telling.guests(), chosen["a"]),
        "b": _options(second, chosen["b"]) if has_b else [],
        "b_called": said(WORDS["b-places" if rule.of_places else "b-guests"]),
        "relations": [
            {"word": w, "called": telling.relation(w), "chosen": w in chosen["relations"]}
            for w in relations
        ]
        if rule.relations
        else [],
        "usual": said(WORDS["usual"]).replace("{relations}", telling.relations(rule.relations))
        if rule.relations
        else "",
        "sessions": [
            {"word": s.id, "called": s.title, "chosen": s.id in chosen["sessions"]}
            for s in at.kept.event.in_language(language()).sessions
        ],
        "levels": [
            {
                "word": w,
                "called": said(WORDS[f"level-{w}"]),
                "chosen": values.get("level", "must") == w,
            }
            for w in _LEVELS
        ],
        "weight": values.get("weight", 1),
        "params": [
            {
                "name": n,
                "called": detail(n, language()),
                "about": _help(p.about),
                "choices": [(c, detail_value(c, language())) for c in p.choices],
                "value": values.get("params", {}).get(n, p.default),
            }
            for n, p in rule.params.items()
        ],
        "reason": values.get("reason", ""),
        "source": values.get("source", ""),
        "confidential": values.get("confidential", True),
        "pictures": [
            {"name": name, "called": said(WORDS[which])}
            for which in ("kept", "broken")
            for name in _pictures(kind, which)
        ],
        "help": [_help(part) for part in paragraphs(rule)],
    }


def _options(
    groups: list[tuple[str, list[tuple[str, str]]]], chosen: set[str]
) -> list[dict[str, Any]]:
    """Groups of options, those that are chosen marked; what is chosen and in no group stands alone."""
    known = {word for _, options in groups for word, _ in options}
    other = [{"word": w, "called": w, "chosen": True} for w in sorted(chosen - known)]
    made = [
        {
            "called": called,
            "options": [{"word": w, "called": c, "chosen": w in chosen} for w, c in options],
        }
        for called, options in groups
        if options
    ]
    return [*made, {"called": "", "options": other}] if other else made


def _help(english: str) -> dict[str, str]:
    """What the catalogue says of a kind, and the language it is in: English where there is none else."""
    there = sentences(language()).get(english)
    return {"text": there.said() if there else english, "lang": language() if there else ENGLISH}
