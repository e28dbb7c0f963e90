"""The command ``preseance``."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from preseance.cli.app import run

    run()


if __name__ == "__main__":
    main()
