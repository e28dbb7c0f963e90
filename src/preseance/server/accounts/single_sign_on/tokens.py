"""An identity token, proven: OpenID Connect Core 1.0, section 3.1.3.7."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jwt

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
"""By keys in two parts alone: one that could be made with a public key would prove nothing."""
_CLOCKS = 60
"""Seconds by which the provider's clock may differ."""
_LONGEST_SUBJECT = 191
"""Letters that an account can be kept under; the specification allows 255 and providers use fewer."""


class UnprovenError(Exception):
    """A token that proves nothing; the message names nobody."""


def proven(
    token: str, keys: Mapping[str, Any], *, issuer: str, client: str, nonce: str
) -> dict[str, Any]:
    """What a token says, where this provider has signed it for us, now, in answer to what was asked.

    Raises
    ------
    UnprovenError
        Where anything of that does not hold.
    """
    try:
        said: dict[str, Any] = jwt.decode(
            token,
            _key(token, keys),
            algorithms=ALGORITHMS,
            issuer=issuer,
            audience=client,
            leeway=_CLOCKS,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError, KeyError, AttributeError) as error:
        # Keys and headers are the provider's: whatever stands there must not fail here.
        raise UnprovenError(type(error).__name__) from error
    if said.get("azp", client) != client or (_several(said["aud"]) and "azp" not in said):
        raise UnprovenError("authorised party")
    if not isinstance(said.get("nonce"), str) or said["nonce"] != nonce:
        raise UnprovenError("nonce")
    if not isinstance(said["sub"], str) or not 0 < len(said["sub"]) <= _LONGEST_SUBJECT:
        raise UnprovenError("subject")
    return said


def _key(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    """The provider's key that a token names; the only one where it names none."""
    named = jwt.get_unverified_header(token).get("kid")
    # Those that cannot be read are of kinds that nothing here is signed with.
    held = [key for key in jwt.PyJWKSet.from_dict(dict(keys)).keys if key.public_key_use != "enc"]
    found = [key for key in held if key.key_id == named] if named is not None else held
    if len(found) != 1:
        raise UnprovenError("key")
    return found[0]


def _several(audience: object) -> bool:
    return isinstance(audience, list) and len(audience) > 1
