"""Addresses, which allauth puts under its own."""

from __future__ import annotations

from django.urls import path

from preseance.server.accounts.single_sign_on import views

urlpatterns = [
    path("single-sign-on/", views.begin, name="single-sign-on"),
    path("single-sign-on/back/", views.back, name="single-sign-on-back"),
]
