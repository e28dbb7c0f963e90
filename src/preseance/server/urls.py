"""Addresses."""

from __future__ import annotations

from django.urls import include, path

from preseance.server.api.interface import api
from preseance.server.live.stream import stream
from preseance.server.pages import day, papers, room, solving, switching, views

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("welcome/<str:secret>/", views.welcome, name="welcome"),
    path("accounts/", include("allauth.urls")),
    path("events/<slug:event>/", room.room, name="room"),
    path("events/<slug:event>/stream", stream, name="stream"),
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
handler403 = views.not_allowed
handler404 = views.not_found
handler500 = views.failed
