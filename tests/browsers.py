"""The browser that pages are tried in: Chromium of this machine, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VARIABLE = "PRESEANCE_CHROMIUM"
"""Path of the browser, or `none` where a machine has none and that is known."""


def chromium() -> str:
    """Where the browser is; the test fails where there is none, and is left out where that is said."""
    asked = os.environ.get(VARIABLE, "")
    if asked == "none":
        pytest.skip(f"{VARIABLE}=none: pages are not tried in a browser")
    found = asked or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.fail(
            f"no Chromium among {', '.join(NAMES)}: install one (.ci/services does, as root on Debian), "
            f"name it in {VARIABLE}, or set {VARIABLE}=none to leave pages out"
        )
    return found


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        try:
            yield browser
        finally:
            browser.close()
