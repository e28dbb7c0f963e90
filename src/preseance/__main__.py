"""The command ``preseance``."""

from __future__ import annotations

import os

from preseance.garbage import look_seldom


def main() -> None:
    """Run the command line."""
    look_seldom()
    # No command uses a plugin of Pydantic's; looking for one reads about every package installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from preseance.cli.app import run

    run()


if __name__ == "__main__":
    main()
