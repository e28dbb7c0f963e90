"""What only shows when the parts of an event are laid side by side: contradictions and strangers."""

from preseance.formats.checks.names import Lines
from preseance.formats.checks.whole import mistakes_of

__all__ = ["Lines", "mistakes_of"]
