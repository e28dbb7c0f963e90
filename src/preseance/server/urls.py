"""Addresses."""

from __future__ import annotations

from django.urls import include, path, re_path

from preseance.server.api.interface import api
from preseance.server.live.presence import presence
from preseance.server.live.stream import stream
from preseance.server.pages import (
    approval,
    audit,
    day,
    home,
    imports,
    journal,
    lists,
    members,
    papers,
    passwords,
    personal,
    proposals,
    proposing,
    reports,
    room,
    rooms,
    rules,
    solving,
    switching,
    views,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("new/", home.begin, name="begin"),
    path("new/example/", home.open_example, name="open-example"),
    path("healthz", views.healthz, name="healthz"),
    path("welcome/<str:secret>/", views.welcome, name="welcome"),
    path("accounts/password/reset/", passwords.forgotten, name="forgotten"),
    # Of single sign-on, its own two addresses are enough; addresses and passwords by mail are the room's own.
    re_path(
        r"^accounts/(?:3rdparty|social|email|confirm-email|password/(?:set|reset))/",
        views.nothing,
        name="left-out",
    ),
    path("accounts/", include("allauth.urls")),
    path("events/<slug:event>/", room.room, name="room"),
    path("events/<slug:event>/approval/", approval.approval_page, name="approval"),
    path("events/<slug:event>/approval/publish", approval.publish_draft, name="publish-draft"),
    path("events/<slug:event>/own/", proposing.own_part, name="own-part"),
    path("events/<slug:event>/proposals/", proposals.proposals, name="proposals"),
    path("events/<slug:event>/members/", members.members_page, name="members"),
    path("events/<slug:event>/personal/", personal.personal, name="personal"),
    path("events/<slug:event>/personal/<slug:guest>/", personal.person, name="person"),
    path("events/<slug:event>/personal/<slug:guest>/held", personal.held, name="held"),
    path("events/<slug:event>/audit/", audit.audit_page, name="audit"),
    path("events/<slug:event>/import/", imports.start, name="import"),
    path("events/<slug:event>/import/<uuid:number>/", imports.look, name="import-list"),
    path("events/<slug:event>/lists/", lists.lists, name="lists"),
    path("events/<slug:event>/lists/<slug:name>/", lists.lists, name="list"),
    path("events/<slug:event>/rules/", rules.rules, name="rules"),
    path("events/<slug:event>/rules/new/<slug:kind>/", rules.write, name="rule-new"),
    path("events/<slug:event>/rules/sentence/<slug:kind>/", rules.sentence, name="rule-sentence"),
    path("events/<slug:event>/rules/of/<slug:rule>/", rules.write, name="rule"),
    path("events/<slug:event>/rooms/", rooms.rooms, name="rooms"),
    path("events/<slug:event>/rooms/<slug:room>/", rooms.rooms, name="room-of"),
    path("events/<slug:event>/rooms/<slug:room>/drawing/", rooms.drawing, name="room-drawing"),
    path("events/<slug:event>/reports/", reports.reports, name="reports"),
    path("events/<slug:event>/journal/", journal.journal, name="journal"),
    path("events/<slug:event>/variants/", journal.variants_page, name="variants"),
    path("events/<slug:event>/presence", presence, name="presence"),
    path("events/<slug:event>/stream", stream, name="stream"),
    path("propose/<str:secret>/", proposing.by_link, name="propose"),
    path("events/<slug:event>/solve/", solving.solve, name="solve"),
    path("events/<slug:event>/solve/<uuid:job>/", solving.see_job, name="job"),
    path("events/<slug:event>/solve/<uuid:job>/stop", solving.stop_job, name="stop_job"),
    path("events/<slug:event>/solve/<uuid:job>/accept", solving.accept_job, name="accept_job"),
    path("events/<slug:event>/switch/", switching.switch, name="switch"),
    path("events/<slug:event>/switch/tick", switching.tick, name="tick"),
    path("events/<slug:event>/switch/<uuid:job>/", switching.see_answers, name="answers"),
    path("events/<slug:event>/switch/<uuid:job>/publish", switching.publish, name="publish"),
    path("events/<slug:event>/programme/", day.programme, name="programme"),
    path("events/<slug:event>/encounters/", day.encounters, name="encounters"),
    path("events/<slug:event>/requests/", day.requests, name="requests"),
    path("events/<slug:event>/papers/", papers.papers, name="papers"),
    path("events/<slug:event>/papers/print", papers.print_paper, name="print_paper"),
    path("see/<str:secret>/", views.shown, name="shown"),
    path("api/v1/", api.urls),
]
handler400 = views.unreadable
handler403 = views.not_allowed
handler404 = views.not_found
handler500 = views.failed
