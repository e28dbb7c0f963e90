"""The report: an event's sessions on one page, each with its plan, its findings and its guests.

Without a script it is a list with pictures, and so is it printed; with one, plan, list and findings
point at each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from preseance.documents.pages.guest_rows import free_places, guest_row, unplaced_row
from preseance.documents.pages.html import Content, Markup, tag, when
from preseance.documents.pages.live_plan import live_plan
from preseance.documents.pages.page import page
from preseance.documents.printed import Printed
from preseance.documents.typefaces import bundled, using
from preseance.documents.words import audience_line, date_and_time, status_line, word
from preseance.views.records import (
    FindingView,
    Language,
    PaperHead,
    PlaceView,
    ReportView,
    RowView,
    SessionReport,
    SessionView,
    TableView,
)

_LEVELS = ("must", "should", "prefer", "remark")
_FEW = 6
"""So many wishes and remarks are shown at once; more are folded."""
_GLYPHS = {
    "must": ("M5 1h6l4 4v6l-4 4H5l-4-4V5z", "M5.5 5.5l5 5M10.5 5.5l-5 5"),
    "should": ("M8 1.5L15 14.5H1z", "M8 6v4M8 12v.4"),
    "prefer": ("", "M8 1.8a6.2 6.2 0 1 0 .01 0zM5 8h6"),
    "remark": ("", "M8 6.8v5M8 4v.4"),
}
"""Each level has a shape: octagon, triangle, ring. The first path is filled, the second drawn."""


def print_report(view: ReportView) -> Printed:
    """The page, as one HTML file."""
    # A page goes where the fonts of this machine are not, so it takes those that come along.
    with using(bundled()):
        return Printed((page(view.head.event, view.head.language, _body(view), "report"),))


def _body(view: ReportView) -> Content:
    head, lang = view.head, view.head.language
    several = len(view.sessions) > 1
    sessions = [_session(report, n) for n, report in enumerate(view.sessions, 1)]
    words = {
        f"data-{name}": word(f"page-{name}", lang, "{0}")
        for name in ("found", "found-none", "no-findings", "shown", "dark", "light")
    }
    card = tag("div", {"id": "card", "class": "card", "role": "tooltip", "hidden": True})
    return (
        tag("a", {"class": "skip", "href": "#main"}, word("page-skip", lang)),
        tag(
            "header",
            {"class": "bar"},
            tag(
                "div",
                {"class": "names"},
                tag("h1", {}, tag("bdi", {}, head.event)),
                tag("p", {"class": "status"}, *_status(head)),
            ),
            _tools(lang),
        ),
        when(several, _tabs(view.sessions, lang)),
        # The card of a place belongs to what it tells of: outside, it would be of no part of the page.
        tag("main", {"id": "main", "tabindex": "-1", **words}, *sessions, card),
        _symbols(),
    )


def _status(head: PaperHead) -> Iterable[Content]:
    """Version, audience, marking, copy; and loudly that it is no longer in force."""
    lang = head.language
    yield tag("span", {"class": "version"}, status_line(head))
    if head.superseded_by:
        old = f"{word('superseded', lang, head.superseded_by)}. {word('withdrawn', lang)}."
        yield tag("strong", {"class": "withdrawn"}, old)
    yield tag("span", {"class": "audience"}, audience_line(head.audience, lang))
    if head.marking:
        yield tag("strong", {"class": "marking"}, head.marking)


def _tools(lang: Language) -> Markup:
    """What needs the script, and is shown by it."""
    keys = [
        tag("div", {}, tag("dt", {}, tag("kbd", {}, key)), tag("dd", {}, word(f"page-key-{name}", lang)))
        for key, name in (
            ("/", "search"), ("F8", "findings"), ("← ↑ → ↓", "arrows"), ("Enter", "enter"), ("Esc", "escape"),
        )
    ]  # fmt: skip
    single = tag(
        "label",
        {},
        tag("input", {"type": "checkbox", "id": "single", "checked": True}),
        word("page-single", lang),
    )
    return tag(
        "div",
        {"class": "tools", "hidden": True},
        tag("p", {"id": "said", "class": "facts", "role": "status"}),
        tag("label", {"class": "unseen", "for": "search"}, word("page-search", lang)),
        tag(
            "input",
            {
                "type": "search", "id": "search", "autocomplete": "off", "spellcheck": "false",
                "placeholder": word("page-search", lang), "aria-describedby": "said",
            },
        ),
        tag("button", {"type": "button", "id": "theme"}, word("page-dark", lang)),
        tag("button", {"type": "button", "id": "print"}, word("page-print", lang)),
        tag(
            "details",
            {"class": "keys"},
            tag("summary", {}, word("page-keys", lang)),
            tag("div", {"class": "sheet"}, tag("dl", {}, *keys), single),
        ),
    )  # fmt: skip


def _tabs(sessions: Sequence[SessionReport], lang: Language) -> Markup:
    tabs = []
    for number, report in enumerate(sessions, 1):
        head, worst = report.session.head, _worst(report.session.findings)
        tabs.append(
            tag(
                "a",
                {"href": f"#session-{number}", "id": f"tab-{number}"},
                _glyph(worst, lang) if worst else "",
                tag("span", {}, tag("bdi", {}, head.session)),
                when(head.starts, tag("small", {}, f"{head.starts:%H:%M}" if head.starts else "")),
                tag("span", {"class": "hits", "hidden": True}),
            )
        )
    return tag(
        "nav", {"aria-label": word("page-sessions", lang)}, tag("div", {"class": "tabs"}, *tabs)
    )


def _worst(findings: Iterable[FindingView]) -> str:
    levels = {f.level for f in findings} - {"remark"}
    return next((level for level in _LEVELS if level in levels), "")


def _session(report: SessionReport, number: int) -> Markup:
    view = report.session
    head, lang = view.head, view.head.language
    marks = {place.id: f"p{number}-{n}" for n, place in enumerate(view.places(), 1)}
    rows = {
        e.guest.id: f"u{number}-{n}" for n, e in enumerate(report.unplaced, 1)
    } | {p.guest.id: marks[p.id] for p in view.places() if p.guest is not None}  # fmt: skip
    plan = live_plan(view, lambda p: marks[p.id], lambda p: _called(view, p))
    when_ = date_and_time(head.starts, head.ends, lang)
    seated = sum(place.guest is not None for place in view.places())
    facts = (when_, head.place, word("guests-count", lang, seated))
    side = tag(
        "div",
        {"class": "side"},
        tag(
            "header",
            {},
            tag("h2", {"id": f"title-{number}"}, tag("bdi", {}, head.session)),
            tag("p", {"class": "facts"}, " · ".join(fact for fact in facts if fact)),
        ),
        _findings(view.findings, marks, rows, lang),
        _guests(report, marks, rows),
        when(head.scheme, tag("p", {"class": "facts scheme"}, head.scheme)),
    )
    drawn = tag(
        "div",
        {"class": "plan"},
        plan.svg,
        tag("div", {"class": "zoom", "hidden": True}, *_zoom(lang)),
    )
    return tag(
        "section",
        {
            "class": "session", "id": f"session-{number}", "aria-labelledby": f"title-{number}",
            "data-lettered": bool(view.monogram()),
        },
        side,
        drawn,
    )  # fmt: skip


def _zoom(lang: Language) -> Iterable[Markup]:
    for sign, name in (("−", "out"), ("+", "in")):
        called = word(f"page-zoom-{name}", lang)
        yield tag("button", {"type": "button", "data-zoom": name, "aria-label": called}, sign)
    yield tag("button", {"type": "button", "data-zoom": "fit"}, word("page-fit", lang))


def _called(view: SessionView, place: PlaceView) -> str:
    """What is said of a place: where it is, who has it, whether it presides."""
    lang, guest = view.head.language, place.guest
    where = f"{word('place', lang)} {place.number}" if place.number else word("place", lang)
    if place.kind == "auxiliary":
        where = word("interpreter", lang)
    who = (
        [word("free", lang)] if guest is None else [guest.full_name, guest.title, guest.delegation]
    )
    if place.presiding:
        who.append(word("presiding", lang))
    return f"{where}{word('colon', lang)}{', '.join(text for text in who if text)}"


def _findings(
    findings: Sequence[FindingView], marks: dict[str, str], rows: dict[str, str], lang: Language
) -> Content:
    if not findings:
        return ""
    groups = []
    for level in _LEVELS:
        own = [f for f in findings if f.level == level]
        if own:
            shown = level in ("must", "should") or len(own) <= _FEW
            count = tag("span", {"class": "count"}, str(len(own)))
            listed = tag("ul", {}, *(_finding(f, marks, rows, lang) for f in own))
            groups.append(
                tag(
                    "details", {"open": shown}, tag("summary", {}, word(level, lang), count), listed
                )
            )
    return tag(
        "section", {"class": "findings"}, tag("h3", {}, word("findings", lang)), *groups
    )  # fmt: skip


def _finding(
    finding: FindingView, marks: dict[str, str], rows: dict[str, str], lang: Language
) -> Markup:
    """A sentence that points at guests and places; a button once there is a script."""
    at = [rows[g] for g in finding.guests if g in rows]
    at += [marks[p] for p in finding.places if p in marks]
    pointed = " ".join(dict.fromkeys(at))
    said = (_glyph(finding.level, lang), tag("span", {}, finding.text))
    if not pointed:
        return tag("li", {}, tag("p", {"class": "finding"}, *said))
    first = pointed.split()[0]
    return tag(
        "li", {}, tag("a", {"class": "finding", "href": f"#row-{first}", "data-at": pointed}, *said)
    )


def _glyph(level: str, lang: Language) -> Markup:
    return tag(
        "svg",
        {"class": f"glyph {level}", "viewBox": "0 0 16 16", "role": "img", "aria-label": word(level, lang)},
        tag("use", {"href": f"#glyph-{level}"}),
    )  # fmt: skip


def _symbols() -> Markup:
    """The shapes of the levels, drawn once."""
    symbols = []
    for level, (filled, drawn) in _GLYPHS.items():
        parts = [tag("path", {"d": filled, "class": "body"})] if filled else []
        parts.append(tag("path", {"d": drawn, "class": "sign on" if filled else "sign"}))
        symbols.append(tag("symbol", {"id": f"glyph-{level}", "viewBox": "0 0 16 16"}, *parts))
    return tag(
        "svg", {"class": "symbols", "aria-hidden": "true", "width": "0", "height": "0"}, *symbols
    )


def _guests(report: SessionReport, marks: dict[str, str], rows: dict[str, str]) -> Markup:
    view, lang = report.session, report.session.head.language
    groups: Sequence[TableView | RowView] = (*view.tables, *view.rows)
    made: list[Content] = []
    for group in groups:
        taken = [p for p in group.places if p.guest is not None]
        if not taken and not group.places:
            continue
        title = group.called or group.name
        count = f"{len(taken)}/{sum(p.kind != 'auxiliary' for p in group.places)}"
        entries = [guest_row(place, marks[place.id], group, lang) for place in taken]
        made.append(
            tag(
                "section",
                {"class": "table"},
                when(title, tag("h3", {}, tag("bdi", {}, title), " ", tag("span", {"class": "count"}, count))),
                tag("ol", {}, *entries),
                free_places(group, lang),
            )
        )  # fmt: skip
    if report.unplaced:
        entries = [unplaced_row(e, rows[e.guest.id], lang) for e in report.unplaced]
        title = word("page-unplaced", lang)
        made.append(
            tag("section", {"class": "table"}, tag("h3", {}, title), tag("ol", {}, *entries))
        )
    return tag("div", {"class": "guests"}, *made)
