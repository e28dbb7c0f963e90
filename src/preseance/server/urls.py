"""Addresses."""

from __future__ import annotations

from django.urls import include, path

from preseance.server.api.interface import api
from preseance.server.live.stream import stream
from preseance.server.pages import approval, audit, members, proposals, proposing, room, views

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("welcome/<str:secret>/", views.welcome, name="welcome"),
    path("accounts/password/reset/", views.no_mail, name="no-mail"),
    path("accounts/", include("allauth.urls")),
    path("events/<slug:event>/", room.room, name="room"),
    path("events/<slug:event>/approval/", approval.approval_page, name="approval"),
    path("events/<slug:event>/own/", proposing.own_part, name="own-part"),
    path("events/<slug:event>/proposals/", proposals.proposals, name="proposals"),
    path("events/<slug:event>/members/", members.members_page, name="members"),
    path("events/<slug:event>/audit/", audit.audit_page, name="audit"),
    path("events/<slug:event>/stream", stream, name="stream"),
    path("propose/<str:secret>/", proposing.by_link, name="propose"),
    path("see/<str:secret>/", views.shown, name="shown"),
    path("api/v1/", api.urls),
]
handler400 = views.unreadable
handler403 = views.not_allowed
handler404 = views.not_found
handler500 = views.failed
