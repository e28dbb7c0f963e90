"""The interface put together: operations, who may call, how it reads and errs."""

from __future__ import annotations

from preseance.server.api import (
    advice,
    approval,
    events,
    jobs,
    lists,
    members,
    papers,
    personal,
    proposals,
    variants,
)
from preseance.server.api.callers import ByToken, SignedIn
from preseance.server.api.errors import Interface, handled
from preseance.server.api.reading import Strict

api = Interface(
    title="Préséance",
    version="1",
    description="Events, what is done to them, and what each may see.",
    auth=[ByToken(), SignedIn(csrf=True)],
    parser=Strict(),
    docs_url=None,
    urls_namespace="api",
)
for part in (
    events, advice, approval, lists, members, jobs, papers, personal, proposals, variants,
):  # fmt: skip
    api.add_router("", part.router)
handled(api)
