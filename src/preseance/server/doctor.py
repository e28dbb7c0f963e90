"""What a room needs of its machine, looked at without changing anything: `preseance doctor`."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from preseance.documents import typefaces
from preseance.errors import PreseanceError
from preseance.planning.preparing import kernels_kept
from preseance.server import environment
from preseance.wording.said import Said, in_language

State = Literal["well", "mind", "broken"]
_OLDEST = (3, 11)
_PACKAGES = (
    "django", "allauth", "ninja", "django_htmx", "django_tasks", "django_tasks_db", "uvicorn",
    "whitenoise",
)  # fmt: skip
_BEFORE = ("packages", "mail", "single-sign-on")
_LITTLE = 1024**3
"""Bytes below which a disk is soon full."""
_NOTHING = 64 * 1024**2
_EARLIEST = 1_767_225_600.0
"""The first of January 2026: no clock that is set shows less."""
_APART = 5.0
"""Seconds by which the clocks of two machines may differ."""
_OTHERS = 0o077


@dataclass(frozen=True)
class Look:
    """One thing that was looked at."""

    what: str
    """By one word: python, packages, fonts, compiler, folder, space, mail, single-sign-on, database, migrations, clock."""
    state: State
    said: str

    def to_json(self, language: str) -> dict[str, str]:
        """As ``--json`` has it."""
        return {"what": self.what, "state": self.state, "said": in_language(self.said, language)}


def looked() -> list[Look]:
    """All that a room needs, one after another; what cannot be looked at says why."""
    found: list[Look] = []
    for look in (_python, _packages, _fonts, _compiler, _folder, _space, _mail, _single_sign_on):
        found += look()
    if any(look.what in _BEFORE and look.state == "broken" for look in found):
        # The database is spoken to by what is missing, and by settings that cannot be read.
        return [*found, *_clock(None)]
    return [*found, *_database()]


def worst(looks: list[Look]) -> State:
    """The worst of what was found."""
    states = {look.state for look in looks}
    return next((state for state in _WORST if state in states), "well")


_WORST: tuple[State, ...] = ("broken", "mind")


def _python() -> Iterator[Look]:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < _OLDEST:
        yield Look("python", "broken", Said("Python {version}; 3.11 is needed.", version=version))
    else:
        yield Look("python", "well", Said("Python {version}", version=version))


def _packages() -> Iterator[Look]:
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if os.environ.get("DATABASE_URL", "").startswith("postgres") and find_spec("psycopg") is None:
        missing.append("psycopg")
    if missing:
        told = Said("Packages are missing: {names}; install preseance[server,postgresql].", names=", ".join(missing))  # fmt: skip
        yield Look("packages", "broken", told)
    else:
        yield Look("packages", "well", Said("The packages of the planning room are there."))


def _fonts() -> Iterator[Look]:
    try:
        families = typefaces.bundled().families
    except (OSError, RuntimeError) as error:
        yield Look("fonts", "broken", Said("The fonts of papers cannot be read: {reason}", reason=str(error)))  # fmt: skip
        return
    yield Look("fonts", "well", Said("{number} families of fonts for papers", number=len(families)))


def _compiler() -> Iterator[Look]:
    found = kernels_kept()
    folder, fault, kept = found.folder, found.fault, found.kept
    if folder is None:
        told = Said("There is no folder to keep compiled kernels in: set PRESEANCE_CACHE_DIR, else each start takes a minute.")  # fmt: skip
        yield Look("compiler", "mind", told)
    elif fault:
        told = Said("Compiled kernels cannot be kept in «{folder}» ({reason}): each start takes a minute.", folder=str(folder), reason=fault)  # fmt: skip
        yield Look("compiler", "mind", told)
    elif kept:
        told = Said("{number} compiled kernels are kept in «{folder}».", number=kept, folder=str(folder))  # fmt: skip
        yield Look("compiler", "well", told)
    else:
        told = Said("No kernel is compiled yet in «{folder}»: the first plan takes a minute longer.", folder=str(folder))  # fmt: skip
        yield Look("compiler", "mind", told)


def _folder() -> Iterator[Look]:
    folder = environment.data_folder()
    if not folder.is_dir():
        parent = next((p for p in folder.parents if p.is_dir()), Path("/"))
        if os.access(parent, os.W_OK):
            told = Said("The folder of data «{folder}» is not there yet; it is made at the first start.", folder=str(folder))  # fmt: skip
            yield Look("folder", "mind", told)
        else:
            told = Said("The folder of data «{folder}» is not there and cannot be made.", folder=str(folder))  # fmt: skip
            yield Look("folder", "broken", told)
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Look("folder", "broken", Said("The folder of data «{folder}» cannot be written.", folder=str(folder)))  # fmt: skip
        return
    wide = [p for p in (folder, *_inside(folder)) if stat.S_IMODE(p.stat().st_mode) & _OTHERS]
    for path in wide:
        told = Said("«{path}» can be opened by others: take their rights away (chmod go= «{path}»).", path=str(path))  # fmt: skip
        yield Look("folder", "broken", told)
    if not wide:
        yield Look("folder", "well", Said("The folder of data «{folder}» is for its owner alone.", folder=str(folder)))  # fmt: skip


def _inside(folder: Path) -> list[Path]:
    """What must not be opened by others; files of the database are safe within a private folder."""
    return [p for p in (folder / environment.KEY,) if p.is_file()]


def _space() -> Iterator[Look]:
    folder = environment.data_folder()
    there = next(p for p in (folder, *folder.parents) if p.is_dir())
    free = shutil.disk_usage(there).free
    megabytes = free // 1024**2
    state: State = "broken" if free < _NOTHING else "mind" if free < _LITTLE else "well"
    yield Look("space", state, Said("{number} MB are free where data is kept.", number=megabytes))


def _mail() -> Iterator[Look]:
    try:
        told = environment.mail()
    except PreseanceError as error:
        yield Look("mail", "broken", error.message)
        return
    if told is not None:
        yield Look("mail", "well", Said("Mail goes out by {host}.", host=told.host))


def _single_sign_on() -> Iterator[Look]:
    try:
        told = environment.single_sign_on()
    except PreseanceError as error:
        yield Look("single-sign-on", "broken", error.message)
        return
    if told is not None:
        yield Look("single-sign-on", "well", Said("Single sign-on by {name} is set.", name=told.name))  # fmt: skip


def _database() -> Iterator[Look]:
    try:
        told = environment.database()
    except PreseanceError as error:
        yield Look("database", "broken", error.message)
        return
    if environment.is_embedded() and not Path(told["NAME"]).is_file():
        yield Look("database", "mind", Said("The database is not there yet; it is made at the first start."))  # fmt: skip
        yield from _clock(None)
        return
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "preseance.server.settings")
    django.setup()
    from django.db import Error, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        now = _asked(connection)
        executor = MigrationExecutor(connection)
        wanted = executor.migration_plan(executor.loader.graph.leaf_nodes())
        unknown = set(executor.loader.applied_migrations) - set(executor.loader.graph.nodes)
    except Error as error:
        reason = str(error).strip().partition("\n")[0]
        yield Look(
            "database", "broken", Said("The database does not answer: {reason}", reason=reason)
        )
        yield from _clock(None)
        return
    finally:
        connection.close()
    name = "SQLite" if environment.is_embedded() else "PostgreSQL"
    yield Look("database", "well", Said("{name} answers.", name=name))
    if unknown:
        yield Look("migrations", "broken", Said("The database is of a later release than this program."))  # fmt: skip
    elif wanted:
        told_ = Said("{number} steps bring the database up to date; the next start takes them. Back it up first.", number=len(wanted))  # fmt: skip
        yield Look("migrations", "mind", told_)
    else:
        yield Look("migrations", "well", Said("The database is up to date."))
    yield from _clock(now)


def _asked(connection: Any) -> float | None:
    """What time the database has, where it is another machine's."""
    with connection.cursor() as cursor:
        if environment.is_embedded():
            cursor.execute("PRAGMA quick_check(1)")
            cursor.fetchone()
            return None
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        return float(cursor.fetchone()[0])


def _clock(database: float | None) -> Iterator[Look]:
    now = time.time()
    if now < _EARLIEST:
        yield Look("clock", "broken", Said("The clock of this machine is not set."))
    elif database is not None and abs(now - database) > _APART:
        told = Said("The clocks of this machine and of the database are {seconds} s apart: links and leases go by both.", seconds=round(abs(now - database)))  # fmt: skip
        yield Look("clock", "broken", told)
    else:
        try:
            ZoneInfo("Europe/Paris")
        except ZoneInfoNotFoundError:
            yield Look("clock", "broken", Said("There are no time zones: install tzdata."))
            return
        yield Look("clock", "well", Said("The clock is set, and time zones are there."))
