"""A Google for tests: keys of its own, served over HTTP, and tokens that can be wrong in every way."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID = "shop.apps.test"


class Google:
    """What Google knows and says; every ask for its keys is counted."""

    def __init__(self) -> None:
        self.keys = {"first": rsa.generate_private_key(public_exponent=65537, key_size=2048)}
        self.stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.asked = 0
        self.status = 200
        self.headers = {"Cache-Control": "public, max-age=3600"}
        self.body: bytes | None = None

    def public(self) -> bytes:
        """Return the set of keys."""
        shown = [
            {**jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": kid, "use": "sig"}
            for kid, key in self.keys.items()
        ]
        return json.dumps({"keys": shown}).encode()

    def claims(self, nonce: str | None, **changes: Any) -> dict[str, Any]:
        """Return what a right token says; None takes a claim away."""
        now = int(time.time())
        right = {
            "iss": "https://accounts.google.com",
            "aud": CLIENT_ID,
            "azp": CLIENT_ID,
            "sub": "110169484474386276334",
            "email": "aziza@gmail.com",
            "email_verified": True,
            "name": "Aziza Karimova",
            "nonce": nonce,
            "iat": now,
            "exp": now + 3600,
        }
        return {name: value for name, value in {**right, **changes}.items() if value is not None}

    def token(self, nonce: str | None, *, kid: str = "first", **changes: Any) -> str:
        """Return a token signed by Google."""
        return jwt.encode(self.claims(nonce, **changes), self.keys["first"], algorithm="RS256", headers={"kid": kid})

    def public_pem(self) -> bytes:
        """Return the first public key, as everybody may have it."""
        return (
            self.keys["first"]
            .public_key()
            .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        )


@contextmanager
def google_served() -> Iterator[tuple[Google, str]]:
    """Serve a Google's keys in a thread; gives it and their address."""
    google = Google()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            google.asked += 1
            self.send_response(google.status)
            for name, value in google.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(google.public() if google.body is None else google.body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield google, f"http://127.0.0.1:{server.server_port}/certs"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
