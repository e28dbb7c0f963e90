"""What the library of accounts says, in the house's words and the language of the request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.core.internal.adapter import BaseAdapter
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from preseance.wording.said import Said, in_language


def spoken(sentence: Said) -> str:
    """A sentence in the language of the request."""
    return in_language(sentence, (get_language() or "en").split("-")[0])


class Speaking(BaseAdapter):  # type: ignore[misc]  # allauth carries no types
    """An adapter whose mistakes are told in the house's words, as far as it has some."""

    mistakes: ClassVar[Mapping[str, Said]] = {}

    def validation_error(self, code: str, *arguments: Any) -> ValidationError:
        """A mistake in the language of the request."""
        if code in self.mistakes:
            return ValidationError(spoken(self.mistakes[code]), code=code)
        found: ValidationError = super().validation_error(code, *arguments)
        return found
