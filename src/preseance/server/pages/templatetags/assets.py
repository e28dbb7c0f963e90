"""The address of a static file, in templates: ``{% asset "room/main.js" %}``; ``{% preloaded … %}`` asks for a
module and all that it imports at once."""

from __future__ import annotations

from django import template

from preseance.server.assets import asset, preloaded

register = template.Library()
register.simple_tag(asset, name="asset")
register.simple_tag(preloaded, name="preloaded")
