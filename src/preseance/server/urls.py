"""Addresses."""

from __future__ import annotations

from django.urls import include, path

from preseance.server.api.interface import api
from preseance.server.live.presence import presence
from preseance.server.live.stream import stream
from preseance.server.pages import room, views

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("welcome/<str:secret>/", views.welcome, name="welcome"),
    path("accounts/", include("allauth.urls")),
    path("events/<slug:event>/", room.room, name="room"),
    path("events/<slug:event>/presence", presence, name="presence"),
    path("events/<slug:event>/stream", stream, name="stream"),
    path("see/<str:secret>/", views.shown, name="shown"),
    path("api/v1/", api.urls),
]
handler403 = views.not_allowed
handler404 = views.not_found
handler500 = views.failed
