"""The text of a mail: its subject and its body, not what was answered to, not its attachments."""

from __future__ import annotations

import re
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from preseance.formats.reports.pages import text_of_page
from preseance.formats.reports.report_text import ReportText, refused
from preseance.wording.said import Said

_HEAD = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+|content-type): ",
    re.I | re.M,
)

_LONGEST_NAME = 120


def is_mail(content: bytes) -> bool:
    """Whether it begins as mails do: with two heads of a mail at least."""
    head = content[:4000].replace(b"\r\n", b"\n").split(b"\n\n")[0]
    first = head.split(b"\n")[0]
    return (
        bool(_HEAD.match(first + b" "))
        and len({m.group().lower() for m in _HEAD.finditer(head)}) >= 2
    )


def text_of_mail(content: bytes, name: str) -> ReportText:
    """Subject and body of a mail; of its attachments nothing is read.

    Raises
    ------
    InputError
        Where it has no body with text.
    """
    message = message_from_bytes(content, policy=policy.default)
    subject = _head(message, "subject")
    try:
        part = message.get_body(("plain", "html"))
        body = "" if part is None else str(part.get_content())
    except (LookupError, UnicodeDecodeError, KeyError, AttributeError, ValueError):
        part, body = None, ""
    if part is not None and part.get_content_subtype() == "html":
        body = text_of_page(body, name).text
    body = "\n".join(
        line for line in body.replace("\r\n", "\n").split("\n") if not line.startswith(">")
    )
    if not any(c.isalpha() for c in body):
        raise refused(
            name,
            Said("a mail without text; attachments are not read"),
            Said("a mail with a body, or the attachment by itself"),
        )
    text = f"{subject}\n\n{body}" if subject else body
    return ReportText(text, name, _date(message), subject, _author(message), _attachments(message))


def _author(message: EmailMessage) -> str:
    """Who sent it: by name, else by address."""
    who, address = parseaddr(_head(message, "from"))
    return " ".join((who or address).split())[:_LONGEST_NAME]


def _head(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "").replace("\n", " ").strip()
    except (ValueError, IndexError, AttributeError):
        return ""


def _attachments(message: EmailMessage) -> int:
    try:
        return sum(1 for _ in message.iter_attachments())
    except (LookupError, AttributeError, ValueError, TypeError):
        return 0


def _date(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_head(message, "date")).date()
    except (ValueError, TypeError, IndexError):
        return None
