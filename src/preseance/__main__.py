"""The command ``preseance``."""

from __future__ import annotations

import atexit
import gc
import os

SELDOM = (50_000, 20, 20)
"""A large event is hundreds of thousands of objects, hardly one of them garbage: searching them all
again and again takes a fifth of a mending's time."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(*SELDOM)
    # What ends needs no search for garbage: the interpreter's last two take half a second after a plan.
    atexit.register(gc.freeze)
    # No command uses a plugin of Pydantic's; looking for one reads about every package installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from preseance.cli.app import run

    run()


if __name__ == "__main__":
    main()
