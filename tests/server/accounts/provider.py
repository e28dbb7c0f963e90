"""A small provider of identities that speaks OpenID Connect over HTTP on this machine."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

CLIENT, SECRET = "room", "between the two of us"
KEY, STRANGE = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())


@dataclass
class Identities:
    """What the provider knows, and how it misbehaves."""

    issuer: str = ""
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    """What a browser came with, by the code it was given."""
    claims: dict[str, Any] = field(default_factory=dict)
    """What the next token says otherwise; None takes a claim out of it."""
    userinfo: dict[str, Any] = field(default_factory=dict)
    described: dict[str, Any] = field(default_factory=dict)
    """What its description says otherwise."""
    key: Any = KEY
    algorithm: str = "ES256"
    raw: bytes | None = None
    """What the token endpoint answers instead of tokens."""

    def visited(self, address: str) -> str:
        """The query with which somebody who signs in there is sent back."""
        query = dict(parse_qsl(urlsplit(address).query))
        code = f"code-{len(self.asked)}"
        self.asked[code] = query
        return f"code={code}&state={query['state']}"

    def told(self, path: str, form: dict[str, str]) -> Any:
        """What is answered; None where nothing is there."""
        if path == "/.well-known/openid-configuration":
            at = self.issuer
            return {
                "issuer": at, "authorization_endpoint": f"{at}/authorize", "jwks_uri": f"{at}/keys",
                "token_endpoint": f"{at}/token", "userinfo_endpoint": f"{at}/userinfo",
            } | self.described  # fmt: skip
        if path == "/keys":
            public = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(KEY.public_key()))
            return {"keys": [public | {"kid": "one", "alg": "ES256", "use": "sig"}]}
        if path == "/userinfo":
            return self.userinfo
        return self._tokens(form) if path == "/token" else None

    def _tokens(self, form: dict[str, str]) -> Any:
        asked = self.asked.pop(form["code"])
        challenge = base64.urlsafe_b64encode(
            hashlib.sha256(form["code_verifier"].encode()).digest()
        )
        assert asked["code_challenge"] == challenge.decode().rstrip("=")
        assert (form["client_id"], form["client_secret"]) == (CLIENT, SECRET)
        now = int(time.time())
        said = {
            "iss": self.issuer, "aud": CLIENT, "sub": "0042", "iat": now, "exp": now + 60,
            "nonce": asked["nonce"], "email": "olga@house.example", "email_verified": True,
            "preferred_username": "olga b", "given_name": "Olga",
        } | self.claims  # fmt: skip
        held = {name: value for name, value in said.items() if value is not None}
        token = jwt.encode(held, self.key, self.algorithm, headers={"kid": "one"})
        return {"access_token": "access", "token_type": "Bearer", "id_token": token}


@contextmanager
def providing() -> Iterator[Identities]:
    """A provider that listens, and what it knows."""
    known = Identities()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer({name: values[0] for name, values in parse_qs(sent).items()})

        def _answer(self, form: dict[str, str]) -> None:
            told = known.told(self.path, form)
            body = known.raw if form and known.raw is not None else json.dumps(told).encode()
            self.send_response(404 if told is None else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("localhost", 0), Answers) as server:
        known.issuer = f"http://localhost:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield known
        finally:
            server.shutdown()
            thread.join()
