"""Running the planning room: its folder, its database, its first account, its server and worker."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from preseance.errors import PreseanceError, UnknownNameError
from preseance.server import environment
from preseance.wording.said import Said

if TYPE_CHECKING:
    import uvicorn

    from preseance.server.accounts.models import Person

SETTINGS = "preseance.server.settings"
CACHE_TABLE = "preseance_cache"
CLOSE = 5
"""Seconds that requests have to end when the server stops."""
_BACKLOG = 512
_REAP = 10.0
_OF_SERVER = "PRESEANCE_OF_SERVER"
"""Set for workers that a server has started."""
_DAY = 86_400.0
_TURN = 0.001
"""Seconds that a thread reckons before another has its turn; Python's own are five times that."""
_NICE = 5
"""Steps by which the priority of a worker is lower."""


@dataclass(frozen=True)
class Opened:
    """An event that the command line brought."""

    key: str
    title: str
    already: bool
    """Whether it was there."""


def ready(data: Path | None) -> None:
    """Make the folder of data, start Django, and bring the database up to date.

    Raises
    ------
    PreseanceError
        Where the extra ``server`` is not installed, or the database does not answer.
    """
    if data is not None:
        os.environ[environment.DATA] = str(data.absolute())
    environment.prepared(environment.data_folder())
    try:
        import django
    except ModuleNotFoundError as error:
        raise PreseanceError(
            Said("The planning room needs more packages: install preseance[server].")
        ) from error
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    migrated()


def migrated() -> None:
    """Bring the database up to date.

    Raises
    ------
    PreseanceError
        Where it does not answer.
    """
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        there = CACHE_TABLE in connection.introspection.table_names()
        if there and not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    except OperationalError as error:
        raise PreseanceError(
            Said("The database does not answer: {reason}", reason=str(error).strip())
        ) from error


def bring(events: Sequence[Path]) -> list[Opened]:
    """Take in events by folder or workbook; those taken before stay as they are in the room.

    Raises
    ------
    InputError
        With every mistake in one.
    """
    from preseance.server.events import folders
    from preseance.server.events import models as rows

    owner = _first_person()
    found = []
    for path in events:
        source = str(path.absolute())
        row = rows.Event.objects.filter(source=source).first()
        if row is not None:
            found.append(Opened(row.key, row.title, already=True))
            continue
        kept = folders.take_in(path, owner, source=source)
        found.append(Opened(kept.key, kept.event.title, already=False))
    return found


def _first_person() -> Person | None:
    """Whose machine it is: the account that the first link made."""
    from preseance.server.accounts.models import Person

    return Person.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()


def first_link(port: int) -> str | None:
    """The address that makes the first account; None where there is an account."""
    from preseance.server.accounts.models import Person, invite

    if Person.objects.exists():
        return None
    _, secret = invite(first=True)
    return f"{address(port)}/welcome/{secret}/"


def password_address(username: str, port: int) -> str:
    """The address by which somebody chooses another password; whoever has it is them.

    Raises
    ------
    UnknownNameError
        Where there is no such account.
    """
    from preseance.server.accounts.models import Person, password_link

    person = Person.objects.filter(username=username).first()
    if person is None:
        names = list(Person.objects.order_by("username").values_list("username", flat=True)[:1000])
        raise UnknownNameError(Said("account"), username, names)
    _, secret = password_link(person)
    return f"{address(port)}/welcome/{secret}/"


def address(port: int) -> str:
    """Where browsers find it."""
    public = environment.public_host()
    return f"https://{public}" if public else f"http://localhost:{port}"


def listening(port: int) -> list[socket.socket]:
    """Sockets on one's own machine alone, by both kinds of address where there are both.

    Raises
    ------
    PreseanceError
        Where another program listens there.
    """
    try:
        first = socket.create_server(("127.0.0.1", port), backlog=_BACKLOG)
    except OSError as error:
        raise PreseanceError(
            Said(
                "Port {port} cannot be listened on ({reason}); name another with --port.",
                port=str(port),
                reason=error.strerror or "",
            )
        ) from error
    made = [first]
    with contextlib.suppress(OSError):
        # A browser may try this one first.
        taken = first.getsockname()[1]
        made.append(socket.create_server(("::1", taken), family=socket.AF_INET6, backlog=_BACKLOG))
    return made


def serve(sockets: list[socket.socket], *, workers: int = 1) -> None:
    """Serve until told to stop; with workers of its own, which end with it."""
    import uvicorn

    from preseance.server.asgi import application
    from preseance.server.live.hub import HUB

    # WhiteNoise streams files the plain way, and Django says so once.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")

    class Server(uvicorn.Server):
        """Ends streams first, so that ordinary requests have their time."""

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            """Streams never end by themselves."""
            HUB.close()
            super().handle_exit(sig, frame)

    config = uvicorn.Config(
        application,
        log_level="warning",
        # Ours: it names nobody.
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        # Whose address it is, the proxy says where there is one; else anybody could.
        proxy_headers=bool(environment.public_host()),
        timeout_graceful_shutdown=CLOSE,
        # Addresses and forms have a bound of their own in Django.
        h11_max_incomplete_event_size=64 * 1024,
    )
    _few_arenas()
    # Whoever comes back from the database waits this long for each of those who reckon meanwhile.
    sys.setswitchinterval(_TURN)
    with _working(workers), _reaping():
        _run(Server(config), sockets)


def _few_arenas() -> None:
    """Let threads share memory that was given back; else each of many keeps its own (glibc, mallopt(3))."""
    arena_max, few = -8, 2
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(arena_max, few)


def _run(server: uvicorn.Server, sockets: list[socket.socket]) -> None:
    # Uvicorn raises the signal again when it has ended well; that is no failure here.
    with contextlib.suppress(KeyboardInterrupt):
        before = signal.signal(signal.SIGTERM, lambda *_: None)
        try:
            server.run(sockets=sockets)
        finally:
            signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def _working(number: int) -> Iterator[None]:
    """Workers in processes of their own; they are told to end, and then made to."""
    command = [sys.executable, "-m", "preseance", "worker"]
    told = os.environ | {_OF_SERVER: "1"}
    # Nothing is ever written to them: what they read ends when this process does, however it does.
    started = [subprocess.Popen(command, stdin=subprocess.PIPE, env=told) for _ in range(number)]
    try:
        yield
    finally:
        for process in started:
            process.terminate()
        for process in started:
            try:
                process.wait(CLOSE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdin is not None:
                process.stdin.close()


@contextlib.contextmanager
def _reaping() -> Iterator[None]:
    """A thread that gives back the jobs of dead workers."""
    over = threading.Event()

    def reap() -> None:
        from django.db import DatabaseError, connections

        from preseance.server.jobs import queue

        tidied = 0.0
        while not over.wait(min(_REAP, queue.LEASE.total_seconds() / 3)):
            try:
                queue.reap()
                if not tidied or time.monotonic() - tidied > _DAY:
                    tidied = time.monotonic()
                    _tidy()
            except DatabaseError:
                continue
            finally:
                connections.close_all()

    thread = threading.Thread(target=reap, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(CLOSE)


def _give_way() -> None:
    """Let pages go first: a worker has low priority, and leaves a core to the server that started it."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    if os.environ.get(_OF_SERVER) and hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        if len(cores) > 1:
            os.sched_setaffinity(0, cores[1:])


def _end_with_the_server() -> None:
    """A worker that a server has started ends when that is gone, killed or not."""

    def wait() -> None:
        sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def _tidy() -> None:
    """Drop what is over: sessions, old tasks of the queue, lists nobody took, events."""
    from django.core.management import call_command

    from preseance.server.events.personal.retention import purge
    from preseance.server.imports.waiting import sweep

    purge()
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", verbosity=0)
    sweep()


def work() -> None:
    """Work on jobs until told to stop; where the database goes away, wait and begin again."""
    from django.core.management import call_command
    from django.db import DatabaseError, InterfaceError, connections

    from preseance.server.jobs import warming

    warming.begin()
    pause = 1.0
    _give_way()
    if os.environ.get(_OF_SERVER):
        _end_with_the_server()
    with _reaping():
        while True:
            begun = time.monotonic()
            try:
                call_command(
                    "db_worker",
                    queue_name="*",
                    interval=0.2 if environment.is_embedded() else 1.0,
                    startup_delay=False,
                    verbosity=0,
                )
                return
            except SystemExit:
                # Told to stop while it waited for work.
                return
            except (DatabaseError, InterfaceError):
                connections.close_all()
                pause = 1.0 if time.monotonic() - begun > _REAP else min(pause * 2, 10.0)
                time.sleep(pause)
