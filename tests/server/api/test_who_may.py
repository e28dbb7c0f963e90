"""Every operation × every role: who may; and what each sees is made from the view of their audience."""

from __future__ import annotations

import re
import uuid
from typing import Any, get_args

import pytest
from django.urls import URLPattern, reverse
from tests.planning.commands.given import lunch
from tests.server.room import Caller, Room

from preseance.formats.event_folder import files_of
from preseance.model.guest import Delegation
from preseance.planning.commands import ByHand
from preseance.server.api.interface import api
from preseance.server.events import store
from preseance.server.events.roles import ROLES, Op, op_of
from preseance.server.pages import navigation
from preseance.server.urls import urlpatterns

BODY: dict[str, Any] = {"id": "", "base_revision": 0}
PLAN = {"kind": "plan", "effort": 10}
EVERYBODY = "owner planner approver usher kitchen liaison viewer"
PLANNERS = "owner planner"
MAY: dict[tuple[str, str], str] = {
    ("get", ""): EVERYBODY,
    ("get", "/sessions/s"): EVERYBODY,
    ("get", "/sessions/s/costs?guest=anna"): PLANNERS,
    ("get", "/sessions/s/step?rule=r&guests=anna"): PLANNERS,
    ("get", "/sessions/s/apart"): PLANNERS,
    ("get", "/remarks"): PLANNERS,
    ("get", "/revisions"): PLANNERS,
    ("get", "/revisions/0/compare"): PLANNERS,
    ("get", "/document"): PLANNERS,
    ("get", "/files"): PLANNERS,
    ("get", "/lists/rules"): PLANNERS,
    ("post", "/lists/rules"): PLANNERS,
    ("get", "/papers"): "owner planner approver usher kitchen viewer",
    ("get", "/papers/kitchen?form=svg"): "owner planner approver usher kitchen viewer",
    ("post", "/undo"): PLANNERS,
    ("post", "/redo"): PLANNERS,
    ("post", "/back"): PLANNERS,
    ("get", "/members"): "owner",
    ("post", "/members"): "owner",
    ("delete", "/members/somebody"): "owner",
    ("post", "/members/somebody/password"): "owner",
    ("get", "/links"): "owner",
    ("post", "/links"): "owner",
    ("delete", "/links/1"): "owner",
    ("get", "/audit"): "owner",
    ("get", "/variants"): PLANNERS,
    ("post", "/variants"): PLANNERS,
    ("get", "/variants/B/compare"): PLANNERS,
    ("post", "/variants/B/take"): PLANNERS,
    ("delete", "/variants/B"): PLANNERS,
    ("get", "/guests/zoe/held"): "owner",
    ("delete", "/guests/zoe"): "owner",
    ("get", "/retention"): "owner",
    ("post", "/retention"): "owner",
    ("get", "/sessions/s/approval"): "owner planner approver",
    ("get", "/proposals"): PLANNERS,
    ("post", "/proposals"): "liaison",
    ("post", f"/proposals/{uuid.UUID(int=2)}/take"): PLANNERS,
    ("post", f"/proposals/{uuid.UUID(int=2)}/refuse"): PLANNERS,
    ("get", "/proposal-links"): "owner",
    ("post", "/proposal-links"): "owner",
    ("delete", "/proposal-links/1"): "owner",
    ("get", "/jobs"): PLANNERS,
    ("post", "/jobs"): PLANNERS,
    ("get", f"/jobs/{uuid.UUID(int=1)}"): PLANNERS,
    ("post", f"/jobs/{uuid.UUID(int=1)}/stop"): PLANNERS,
    ("post", f"/jobs/{uuid.UUID(int=1)}/accept"): PLANNERS,
    ("get", f"/jobs/{uuid.UUID(int=1)}/sheets"): PLANNERS,
}
"""Each operation on one event, but commands, and the roles that may."""
PAGES: dict[str, tuple[str, str]] = {
    "room": (EVERYBODY, ""),
    "lists": (EVERYBODY, ""),
    "list rules": (PLANNERS, ""),
    "import": (PLANNERS, PLANNERS),
    f"import-list {uuid.UUID(int=3)}": (PLANNERS, PLANNERS),
    "rules": (PLANNERS, ""),
    "rule-new keep_apart": (PLANNERS, PLANNERS),
    "rule-sentence keep_apart": ("", PLANNERS),
    "rule apart": (PLANNERS, PLANNERS),
    "rooms": (PLANNERS, PLANNERS),
    "room-of hall": (PLANNERS, PLANNERS),
    "room-drawing hall": (PLANNERS, ""),
    "solve": (PLANNERS, PLANNERS),
    f"job {uuid.UUID(int=1)}": (PLANNERS, ""),
    f"stop_job {uuid.UUID(int=1)}": ("", PLANNERS),
    f"accept_job {uuid.UUID(int=1)}": ("", PLANNERS),
    "switch": (PLANNERS, PLANNERS),
    "tick": ("", PLANNERS),
    f"answers {uuid.UUID(int=1)}": (PLANNERS, ""),
    f"publish {uuid.UUID(int=1)}": ("", PLANNERS),
    "programme": (EVERYBODY, ""),
    "encounters": (PLANNERS, ""),
    "requests": (PLANNERS, ""),
    "reports": (PLANNERS, PLANNERS),
    "approval": ("owner planner approver", "owner approver"),
    "publish-draft": ("", PLANNERS),
    "papers": ("owner planner approver usher kitchen viewer", ""),
    "print_paper": ("owner planner approver usher kitchen viewer", ""),
    "variants": (PLANNERS, PLANNERS),
    "journal": (PLANNERS, PLANNERS),
    "own-part": ("liaison", "liaison"),
    "proposals": (PLANNERS, PLANNERS),
    "members": ("owner", "owner"),
    "personal": ("owner", "owner"),
    "person anna": ("owner", "owner"),
    "held anna": ("owner", ""),
    "audit": ("owner", ""),
    "presence": ("", PLANNERS),
    "stream": (EVERYBODY, ""),
}
"""Each page of an event by the name of its address and what else that names: the roles that may open it, and
that may send it a form."""
WITHOUT_AN_EVENT = {
    "home",
    "begin",
    "open-example",
    "healthz",
    "welcome",
    "shown",
    "propose",
    "forgotten",
    "left-out",
}
"""Pages that name no event; each has a test of its own."""
COMMANDS: dict[str, tuple[dict[str, Any], str]] = {
    "move": ({"session": "s", "guest": "eve", "place": "t2-4"}, PLANNERS),
    "swap": ({"session": "s", "first": "anna", "second": "ben"}, PLANNERS),
    "unseat": ({"session": "s", "guests": ["anna"]}, PLANNERS),
    "move-several": ({"session": "s", "moves": [{"guest": "anna"}]}, PLANNERS),
    "move-to-table": ({"session": "s", "guests": ["anna"], "table": "t2"}, PLANNERS),
    "move-table": ({"session": "s", "table": "t1", "to": "t2"}, PLANNERS),
    "insert": ({"session": "s", "guest": "eve", "place": "t2-1"}, PLANNERS),
    "pin": ({"session": "s", "guest": "anna"}, PLANNERS),
    "unpin": ({"session": "s", "guest": "cleo"}, PLANNERS),
    "pin-several": ({"session": "s", "guests": ["anna", "ben"]}, PLANNERS),
    "unpin-several": ({"session": "s", "guests": ["cleo"]}, PLANNERS),
    "move-from": (
        {"session": "s", "guests": ["anna"], "to": {"do": "move", "session": "tea", "guest": "anna", "place": "t1-1"}},
        PLANNERS,
    ),
    "apply-plan": ({"placements": {"s": {"anna": "t1-1"}}}, PLANNERS),
    "add-guest": ({"row": {"id": "gus", "name": "Gus"}}, PLANNERS),
    "change-guest": ({"id": "anna", "fields": {"title": "Consul"}}, PLANNERS),
    "remove-guest": ({"id": "eve"}, PLANNERS),
    "add-delegation": ({"row": {"id": "peru", "name": "Peru"}}, PLANNERS),
    "change-delegation": ({"id": "france", "fields": {"name": "République"}}, PLANNERS),
    "remove-delegation": ({"id": "chad"}, PLANNERS),
    "add-rule": ({"row": {"id": "r", "kind": "keep_apart", "a": ["anna"], "b": ["eve"], "relations": ["beside"]}}, PLANNERS),
    "change-rule": ({"id": "apart", "fields": {"weight": 3}}, PLANNERS),
    "remove-rule": ({"id": "apart"}, PLANNERS),
    "add-request": ({"row": {"id": "q", "a": "anna", "b": "ben"}}, PLANNERS),
    "change-request": ({"id": "q", "fields": {"subject": "x"}}, PLANNERS),
    "remove-request": ({"id": "q"}, PLANNERS),
    "change-session": ({"id": "s", "fields": {"title": "Dinner"}}, PLANNERS),
    "add-session": ({"row": {"id": "tea", "title": "Tea", "room": "hall"}}, PLANNERS),
    "remove-session": ({"id": "tea"}, PLANNERS),
    "add-room": ({"row": {"id": "den", "name": "Den", "width": 4, "depth": 4}}, PLANNERS),
    "remove-room": ({"id": "den"}, PLANNERS),
    "change-several": (
        {"commands": [{"do": "change-guest", "id": "anna", "fields": {"title": "Consul"}}]},
        PLANNERS,
    ),
    "change-room": ({"id": "hall", "fields": {"name": "Salon"}}, PLANNERS),
    "change-event": ({"fields": {"title": "Dinner"}}, PLANNERS),
    "tick": ({"task": {"version": 1, "duty": "ushers", "what": "x"}}, PLANNERS),
    "clear-marks": ({}, "owner approver"),
    "set-mark": ({"mark": "approved"}, "owner approver"),
    "take-mark": ({"mark": "told"}, PLANNERS),
    "publish": ({}, PLANNERS),
    "approve": ({"session": "s", "tables": {"t9": {}}}, "owner approver"),
    "return": ({"session": "s", "tables": {"t9": {}}, "comment": "No"}, "owner approver"),
}  # fmt: skip
MARKS = {"approved": "owner approver", "told": PLANNERS, "printed": PLANNERS, "seated": "owner planner usher"}  # fmt: skip


@pytest.fixture
def dinner(room: Room) -> Room:
    """A lunch with two delegations, and somebody in every role."""
    event = lunch()
    guests = tuple(
        g.model_copy(
            update={"delegation": "france" if g.id in ("anna", "ben") else "", "diet": ("vegan",), "note": "secret note", "access": ("wheelchair",)}
        )
        for g in event.guests
    )  # fmt: skip
    delegations = (Delegation(id="france", name="France"), Delegation(id="chad", name="Chad"))
    event = event.model_copy(update={"guests": guests, "delegations": delegations})
    store.create(event, files_of(event), room.person("root"), key="lunch")
    for role in ROLES:
        room.person(role, role, delegation="france" if ROLES[role].of_delegation else "")
    return room


def ask(caller: Caller, method: str, path: str) -> int:
    """The status of an operation with a body that may do."""
    body: dict[str, Any] = {"id": str(uuid.uuid4())}
    if path.endswith("/back"):
        body |= {"base_revision": 0, "revision": 0}
    elif "/lists/" in path:
        body |= {"base_revision": 0}
    elif path.endswith("/members"):
        body = {"username": "root", "role": "owner"}
    elif path.endswith("/links"):
        body = {"name": "x", "role": "viewer"}
    elif path.endswith("/proposal-links"):
        body = {"name": "x", "delegation": "france"}
    elif path.endswith("/proposals"):
        body = {"guests": {"": {"name": f"Somebody {uuid.uuid4()}"}}}
    elif path.startswith("/variants/") and path.endswith("/take"):
        body |= {"base_revision": 0}
    elif path.endswith("/take"):
        body = {}
    elif path.endswith("/refuse"):
        body = {"answer": "no"}
    elif path.endswith("/jobs"):
        body = PLAN
    elif path.endswith("/stop"):
        body = {}
    elif path.endswith("/variants"):
        body = {"name": "C"}
    elif path.endswith("/retention"):
        body = {"days": 30}
    where = f"/events/lunch{path}"
    if method == "get":
        return int(caller.client.get(f"/api/v1{where}").status_code)
    answer = caller.post(where, body) if method == "post" else caller.delete(where)
    return int(answer.status_code)


@pytest.mark.parametrize("role", ROLES)
def test_each_operation_is_for_some_roles(dinner: Room, role: str) -> None:
    caller = dinner.signed_in(role)
    for (method, path), may in MAY.items():
        status = ask(caller, method, path)
        assert (status != 403) is (role in may.split()), (method, path, status)
        assert status < 500


def test_the_table_names_every_operation_on_an_event() -> None:
    declared = {
        (method, path.removeprefix("/api/v1/events/{event}"))
        for path, operations in api.get_openapi_schema()["paths"].items()
        if path.startswith("/api/v1/events/{event}")
        for method in operations
    }
    stands = {"rules": "{list}", "s": "{session}", "zoe": "{guest}", "B": "{variant}", "kitchen": "{paper}", "0": "{revision}", "somebody": "{username}", "1": "{link}", str(uuid.UUID(int=1)): "{job}", str(uuid.UUID(int=2)): "{proposal}"}  # fmt: skip
    known = {
        (method, "/".join(stands.get(p, p) for p in path.partition("?")[0].split("/")))
        for method, path in MAY
    }
    assert declared == known | {("post", "/commands")}


def address(page: str) -> str:
    name, *others = page.split()
    return reverse(name, args=["lunch", *others])


@pytest.mark.parametrize("role", ROLES)
def test_each_page_is_for_some_roles(dinner: Room, role: str) -> None:
    client = dinner.signed_in(role).client
    for page, (seen_by, sent_by) in PAGES.items():
        # What is named and is not there is not found by those who may look for it.
        may = {200, 404, 422} if " " in page or page == "print_paper" else {200}
        if page != "stream":
            seen = client.get(address(page)).status_code
            assert seen in (may if role in seen_by.split() else {403, 405}), (page, seen)
        # A form that says nothing is refused for what it lacks; who may not send one, for that.
        sent = client.post(address(page)).status_code
        allowed = {200, 302, 400, 404, 422} if role in sent_by.split() else {403, 404, 405}
        assert sent in allowed, (page, sent)


def test_the_table_names_every_page() -> None:
    named = {p.name for p in urlpatterns if isinstance(p, URLPattern)}
    of_an_event = {
        p.name
        for p in urlpatterns
        if isinstance(p, URLPattern) and "event" in p.pattern.regex.groupindex
    }
    assert of_an_event == {page.split()[0] for page in PAGES}
    assert named - of_an_event == WITHOUT_AN_EVENT
    assert {one.name for one in navigation.PAGES} <= set(PAGES)
    for one in navigation.PAGES:
        may = {role for role in ROLES if one.op in ROLES[role].may}
        assert may == set(PAGES[one.name][0].split()), f"the bar shows {one.name} to others"


def test_no_page_is_for_whoever_is_not_signed_in(dinner: Room) -> None:
    for page in PAGES:
        answer = Caller().client.get(address(page))
        assert answer.status_code in (302, 401, 405), page
        assert b"Anna" not in answer.content


@pytest.mark.parametrize("role", ROLES)
def test_each_command_is_for_some_roles(dinner: Room, role: str) -> None:
    caller = dinner.signed_in(role)
    for name, (values, may) in COMMANDS.items():
        status = caller.do("lunch", store.latest("lunch").revision, do=name, **values).status_code
        assert (status != 403) is (role in may.split()), (name, status)
    for mark, may in MARKS.items():
        now = store.latest("lunch").revision
        status = caller.do("lunch", now, do="set-mark", mark=mark, guests=["ben"]).status_code
        assert (status != 403) is (role in may.split()), (mark, status)


def test_the_table_names_every_command() -> None:
    kinds = get_args(ByHand)
    assert {k.model_fields["do"].default for k in kinds} == set(COMMANDS)
    for kind in kinds:
        if "mark" not in kind.model_fields:
            assert op_of(kind.model_construct())


def test_whoever_has_no_role_learns_nothing(dinner: Room) -> None:
    stranger = dinner.signed_in("stranger")
    root = dinner.person("administrator")
    root.is_superuser = root.is_staff = True
    root.save()
    for caller in (stranger, dinner.signed_in("administrator")):
        for method, path in MAY:
            assert ask(caller, method, path) == 404, (method, path)
        assert caller.do("lunch", 0, do="publish").status_code == 404
        for page in PAGES:
            assert caller.client.get(address(page)).status_code in (404, 405), page
        assert caller.get("/events").json() == []


SEES: dict[str, set[str]] = {
    "owner": {"diet", "note", "access", "rank", "findings", "marks", "pinned"},
    "planner": {"diet", "note", "access", "rank", "findings", "marks", "pinned"},
    "approver": {"rank", "marks"},
    "usher": {"access", "marks"},
    "kitchen": {"diet"},
    "liaison": set(),
    "viewer": set(),
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_what_its_audience_may_know(dinner: Room, role: str) -> None:
    told = dinner.signed_in(role).get("/events/lunch/sessions/s").json()
    ben = next(g for g in told["guests"] if g["id"] == "ben")
    seen = {k for k in ("diet", "note", "access", "rank") if k in ben}
    seen |= {k for k in ("findings", "marks", "pinned") if k in told}
    assert seen == SEES[role]
    assert told["audience"] == ROLES[role].audience


NEEDS = {"diet": "vegan", "access": "wheelchair", "note": "secret note"}


@pytest.mark.parametrize("role", ROLES)
def test_no_view_at_all_tells_needs_to_whom_the_table_of_audiences_does_not(
    dinner: Room, role: str
) -> None:
    caller, hidden = dinner.signed_in(role), [w for f, w in NEEDS.items() if f not in SEES[role]]
    dinner.do("root", 0, do="change-guest", id="anna", fields={"note": "secret note"})
    paths = [f"/api/v1/events/lunch{path}" for method, path in MAY if method == "get"]
    papers = ROLES[role].sees.papers if Op.PRINT in ROLES[role].may else ()
    paths += [f"/api/v1/events/lunch/papers/{p}?form=svg&session=s" for p in papers]
    pages = [address(page) for page in PAGES if page != "stream"]
    for path in [*paths, *pages, "/events/lunch/?view=list", "/"]:
        answer = caller.client.get(path)
        told = answer.getvalue().decode("utf-8", "replace")
        # A list of what diets there are tells of nobody.
        told = re.sub(r"<datalist.*?</datalist>", "", told, flags=re.DOTALL)
        assert [w for w in hidden if w in told] == [], path


def test_a_liaison_sees_the_own_delegation_and_nobody_else(dinner: Room) -> None:
    told = dinner.signed_in("liaison").get("/events/lunch/sessions/s")
    assert {g["id"] for g in told.json()["guests"]} == {"anna", "ben"}
    text = told.content.decode()
    assert not any(name in text for name in ("cleo", "dan", "Cleo", "Dan"))


def test_who_is_told_less_is_told_the_same_whatever_they_may_not_know(dinner: Room) -> None:
    callers = {r: dinner.signed_in(r) for r in ("usher", "kitchen", "liaison", "viewer")}

    def told() -> dict[str, Any]:
        answers = {r: c.get("/events/lunch/sessions/s").json() for r, c in callers.items()}
        return {r: {k: v for k, v in a.items() if k != "revision"} for r, a in answers.items()}

    before = told()
    dinner.do("root", 0, do="change-guest", id="dan", fields={"note": "another", "liaison": "Zoe"})
    dinner.do("root", 1, do="change-rule", id="apart", fields={"reason": "a quarrel", "weight": 9})
    assert told() == before


@pytest.mark.parametrize("role", ROLES)
def test_each_role_has_the_papers_of_its_audience(dinner: Room, role: str) -> None:
    caller, may = dinner.signed_in(role), ROLES[role].may
    listed = caller.get("/events/lunch/papers")
    assert (listed.status_code == 200) is (Op.PRINT in may)
    if Op.PRINT in may:
        assert listed.json()["papers"] == list(ROLES[role].sees.papers)
        kitchen = caller.get("/events/lunch/papers/kitchen", form="svg", session="s")
        assert kitchen.status_code == (200 if "kitchen" in ROLES[role].sees.papers else 422)


def test_a_role_that_is_taken_away_opens_nothing(dinner: Room) -> None:
    owner, usher = dinner.signed_in("owner"), dinner.signed_in("usher")
    assert usher.get("/events/lunch").status_code == 200
    assert owner.delete("/events/lunch/members/usher").status_code == 200
    assert usher.get("/events/lunch").status_code == 404
    assert owner.post("/events/lunch/members", {"username": "usher", "role": "liaison"}).status_code == 422  # fmt: skip
    whom = {"username": "usher", "role": "liaison", "delegation": "chad"}
    assert owner.post("/events/lunch/members", whom).status_code == 200
    assert usher.get("/events/lunch/sessions/s").json()["guests"] == []
    assert owner.delete("/events/lunch/members/root").status_code == 200
    assert owner.delete("/events/lunch/members/owner").status_code == 422


def test_a_link_shows_what_its_role_may_know_until_it_is_revoked(dinner: Room) -> None:
    owner = dinner.signed_in("owner")
    assert owner.post("/events/lunch/links", {"name": "x", "role": "planner"}).status_code == 422
    made = owner.post(
        "/events/lunch/links", {"name": "Embassy", "role": "liaison", "delegation": "france"}
    ).json()
    anybody = Caller().client
    page = anybody.get(made["path"]).content.decode()
    assert "Anna" in page
    assert "Cleo" not in page
    assert owner.delete(f"/events/lunch/links/{made['id']}").status_code == 200
    assert anybody.get(made["path"]).status_code == 404
    told = [e["what"] for e in owner.get("/events/lunch/audit").json()["entries"]]
    assert told[:3] == ["link-revoked", "opened-by-link", "link"]
