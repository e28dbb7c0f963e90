"""The order of a guild's feast."""

from pathlib import Path

SCHEME = Path(__file__).with_name("guild.toml")
