#!/bin/sh
# Django 5.2.19 with asgiref 3.13.0, seen on 28 November 2026 (Python 3.11, Linux): a stream that waits, an async view
# that answers with an async generator (server-sent events), holds a thread of its own for as long as it is open, with
# no middleware at all and nothing synchronous in the view. Django enters asgiref's ThreadSensitiveContext for each
# request; its own synchronous receivers of the signal that a request has begun make an executor of one thread in it;
# and both last until the response has been sent to its end. Twenty-four streams that say nothing hold twenty-four
# threads more. A house that counts on "async views hold no thread" pays a thread a reader. Without those
# receivers (of the database) there is none.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check django==5.2.19 asgiref==3.13.0

cat > streams.py <<'PYTHON'
import asyncio
import sys
import threading

import django
from django.conf import settings
from django.core.signals import request_started
from django.http import StreamingHttpResponse
from django.urls import path

STREAMS = 24


async def stream(request):
    async def said():
        yield b": hello\n\n"
        await asyncio.sleep(3600)

    return StreamingHttpResponse(said(), content_type="text/event-stream")


urlpatterns = [path("stream", stream)]
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="__main__", MIDDLEWARE=[])
django.setup()
if sys.argv[1] == "without":
    request_started.receivers = []

from django.core.handlers.asgi import ASGIHandler

app = ASGIHandler()


async def reader(opened):
    asked = False

    async def receive():
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.sleep(3600)

    async def send(message):
        if message["type"] == "http.response.body" and message.get("body"):
            opened.release()

    scope = {
        "type": "http", "method": "GET", "path": "/stream", "raw_path": b"/stream", "query_string": b"",
        "headers": [(b"host", b"localhost")], "server": ("localhost", 80), "client": ("localhost", 1),
        "scheme": "http", "http_version": "1.1", "root_path": "", "asgi": {"version": "3.0"},
    }
    await app(scope, receive, send)


async def main():
    before, opened = threading.active_count(), asyncio.Semaphore(0)
    tasks = [asyncio.create_task(reader(opened)) for _ in range(STREAMS)]
    for _ in tasks:
        await asyncio.wait_for(opened.acquire(), 30)
    print(f"{STREAMS} streams open, {threading.active_count() - before} threads more")
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
PYTHON

env/bin/python streams.py as-it-is | tee with
env/bin/python streams.py without | tee without
grep -qx '24 streams open, 24 threads more' with
grep -qx '24 streams open, 0 threads more' without
