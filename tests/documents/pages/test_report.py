"""The report as a file: whole in itself, safe whatever a name holds, silent on what is not for its reader."""

import hashlib
import re
from base64 import b64encode

import pytest
from tests.documents.pages.dinners import NAMES, report_of

from preseance.documents.pages.html import Markup, tag
from preseance.views.audiences import AUDIENCES


@pytest.fixture(scope="module")
def page() -> str:
    return report_of("protocol").decode()


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_its_policy_names_its_own_style_and_script_alone(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    said = policy.group(1).replace("&#x27;", "'")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.S)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.S)
    assert f"script-src 'sha256-{_digest(script)}'" in said
    assert f"style-src 'sha256-{_digest(style)}'" in said
    assert said.startswith("default-src 'none'") and "unsafe" not in said and "http" not in said


def test_nothing_of_it_is_elsewhere_or_runs_beside_its_script(page: str) -> None:
    assert not re.findall(r'(?:href|src)="(?!#|data:)', page)
    assert not re.findall(r"url\((?!\"data:)", page)
    outside = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.S)
    assert not re.findall(r'<[^>]*\s(?:style|on\w+)="', outside)
    assert outside.count("<script") == 0


def test_names_are_text_whatever_they_hold(page: str) -> None:
    assert "<b>chair" not in page and "Lunch <i>" not in page
    assert "Ana &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'Zoë "&amp;amp;" O’Brien' in page


def test_everybody_is_in_plan_and_list(page: str) -> None:
    for name in NAMES[2:]:
        said = name.replace("&", "&amp;")
        assert page.count(f"<bdi>{said}</bdi>") == 2


@pytest.mark.parametrize("audience", AUDIENCES)
def test_findings_are_for_who_may_know_of_them(audience: str) -> None:
    assert ('class="findings"' in report_of(audience).decode()) == AUDIENCES[audience].findings


def test_the_same_report_gives_the_same_bytes() -> None:
    first = report_of("public")
    report_of.cache_clear()
    assert report_of("public") == first


def test_ids_of_guests_are_not_told() -> None:
    assert b"guest-1" not in report_of("protocol")


def test_an_attribute_cannot_be_left() -> None:
    assert tag("p", {"title": '"><script>'}, "<&") == Markup(
        '<p title="&quot;&gt;&lt;script&gt;">&lt;&amp;</p>'
    )
