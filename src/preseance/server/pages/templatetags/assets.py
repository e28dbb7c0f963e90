"""The address of a static file, in templates: ``{% asset "room/main.js" %}``."""

from __future__ import annotations

from django import template

from preseance.server.assets import asset

register = template.Library()
register.simple_tag(asset, name="asset")
