"""A page that is one file: its style, its script and its letters are in it, and nothing else runs.

The policy in its head (Content Security Policy, level 3) names the two by their SHA-256, so a
browser refuses whatever was put in by hand, and every request over a network.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path

from preseance.documents import palette
from preseance.documents.pages.html import Content, Markup, tag
from preseance.documents.pages.letters import fonts_of
from preseance.views.records import Language

_HERE = Path(__file__).parent


def page(title: str, language: Language, body: Content, name: str, letters: str = "") -> bytes:
    """A page with the style and script called ``name`` and the letters that it takes.

    Parameters
    ----------
    name
        Of the files ``name.css`` and ``name.js`` beside this module.
    letters
        What its script may show besides what stands on it.
    """
    shown = tag("body", {}, body)
    families, faces = fonts_of(f"{shown}{title}{letters}")
    style = f"{faces}\n:root {{ --type: {families}; }}\n{colours()}\n{_file('base.css')}\n{_file(f'{name}.css')}"
    script = _file(f"{name}.js")
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    head = tag(
        "head",
        {},
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("meta", {"name": "color-scheme", "content": "light dark"}),
        tag("meta", {"name": "robots", "content": "noindex"}),
        tag("title", {}, title),
        tag("style", {}, Markup(style)),
    )
    # The script stands last, so that a page is read before it runs.
    whole = Markup(shown.removesuffix("</body>") + f"<script>{script}</script></body>")
    return f"<!doctype html>\n{tag('html', {'lang': language}, head, whole)}\n".encode()


def colours() -> str:
    """The colours of the house as custom properties: light, dark where a reader's system is, and
    either by a switch (``data-theme`` of the root)."""
    tokens = [value for value in vars(palette).values() if isinstance(value, palette.Token)]
    tokens += [token for mark in palette.MARKS for token in (mark.disc, mark.letter)]
    light = " ".join(f"--{t.name}: {t.light};" for t in tokens)
    dark = " ".join(f"--{t.name}: {t.dark};" for t in tokens)
    return (
        f":root {{ color-scheme: light; {light} }}\n"
        "@media screen {\n"
        f':root[data-theme="dark"] {{ color-scheme: dark; {dark} }}\n'
        "@media (prefers-color-scheme: dark) {\n"
        f':root:not([data-theme="light"]) {{ color-scheme: dark; {dark} }}\n'
        "}\n}"
    )


def colour(token: palette.Token) -> str:
    """A colour by its name, for what follows the theme."""
    return f"var(--{token.name})"


def _file(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
