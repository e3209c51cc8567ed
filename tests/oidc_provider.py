"""An OpenID Connect provider of our own on loopback: `oidc-provider-mock`, made to ask for PKCE, and to lie when told.

Run as a program it prints its port. `PUT /lie` with a JSON text chooses what the next tokens get wrong.
"""

import base64
import hashlib
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

CLIENT, SECRET = "vertaiskooste", "salaisuus-salaisuus-salaisuus-123"
FOREIGN = "https://toinen.example"
LIES: dict[str, Callable[[dict[str, Any]], None]] = {
    "issuer": lambda claims: claims.update(iss=FOREIGN),
    "audience": lambda claims: claims.update(aud="toinen-ohjelma"),
    "nonce": lambda claims: claims.update(nonce="toinen"),
    "no nonce": lambda claims: claims.pop("nonce"),
    "no subject": lambda claims: claims.pop("sub"),
    "empty subject": lambda claims: claims.update(sub=""),
    "no expiry": lambda claims: claims.pop("exp"),
    "expired": lambda claims: claims.update(exp=int(time.time()) - 3600, iat=int(time.time()) - 7200),
}
# Lies about what surrounds the claims.
SIGNATURES = ("no signature", "another key", "shared secret", "no token")


@dataclass
class Provider:
    """A running provider."""

    issuer: str

    def lie(self, about: str) -> None:
        self._put("/lie", about)

    def add_user(self, subject: str, **claims: str) -> None:
        self._put(f"/users/{subject}", claims)

    def _put(self, path: str, body: object) -> None:
        request = urllib.request.Request(
            self.issuer + path, json.dumps(body).encode(), {"content-type": "application/json"}, method="PUT"
        )
        urllib.request.urlopen(request, timeout=10).close()


@contextmanager
def running_provider() -> Iterator[Provider]:
    """Run a provider in a process of its own until the block ends."""
    # The client lets http pass on localhost only; the provider has to be told.
    environment = {**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1", "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "tests.oidc_provider"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        yield Provider(f"http://localhost:{int(process.stdout.readline())}")
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


def _ask_for_pkce(grant: Any) -> None:
    """Refuse a code whose verifier does not belong to the challenge that it was asked for with."""
    import flask
    from authlib.oauth2.rfc6749.errors import InvalidGrantError

    challenges: dict[str, str] = {}
    save, validate = grant.save_authorization_code, grant.validate_token_request

    def save_with_challenge(self: Any, code: str, request: Any) -> Any:
        challenges[code] = flask.request.args.get("code_challenge", "")
        assert flask.request.args.get("code_challenge_method") == "S256"
        return save(self, code, request)

    def validate_challenge(self: Any) -> Any:
        form = flask.request.form
        made = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if challenges.pop(form.get("code", ""), None) != made.rstrip(b"=").decode():
            raise InvalidGrantError("code_verifier")
        return validate(self)

    grant.save_authorization_code, grant.validate_token_request = save_with_challenge, validate_challenge


def _told(token: str, about: str, key: dict[str, Any]) -> str:
    """Return an ID token with a lie in it, signed anew."""
    from authlib.jose import JsonWebKey, jwt

    claims, alg = json.loads(_unpacked(token.split(".")[1])), "RS256"
    if about in LIES:
        LIES[about](claims)
    if about == "no signature":
        return ".".join((_packed(json.dumps({"alg": "none"}).encode()), token.split(".")[1], ""))
    kid = {"kid": key["kid"]} if key.get("kid") else {}
    if about == "another key":
        key = JsonWebKey.generate_key("RSA", 2048, is_private=True).as_dict(is_private=True)
    if about == "shared secret":
        key, alg = {"kty": "oct", "k": _packed(SECRET.encode())}, "HS256"
    return str(jwt.encode({"alg": alg, **kid}, claims, {**key, **kid}).decode())


def _packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "==")


def _serve() -> None:
    import flask
    from oidc_provider_mock import _app
    from werkzeug.serving import make_server

    lie, respond = {"about": ""}, _app.AuthorizationCodeGrant.create_token_response

    def respond_with_lie(self: Any) -> Any:
        status, body, headers = respond(self)
        if lie["about"] == "no token":
            return status, {name: one for name, one in body.items() if name != "id_token"}, headers
        token = _told(body["id_token"], lie["about"], _app.storage.jwk.as_dict(is_private=True))
        return status, {**body, "id_token": token}, headers

    _app.AuthorizationCodeGrant.create_token_response = respond_with_lie
    _ask_for_pkce(_app.AuthorizationCodeGrant)
    app = _app.app(require_nonce=True)

    @app.put("/lie")
    def choose_lie() -> tuple[str, int]:
        lie["about"] = flask.request.json
        return "", 204

    @app.after_request
    def tell_another_issuer(response: flask.Response) -> flask.Response:
        if lie["about"] == "discovery" and flask.request.path.startswith("/.well-known/"):
            response.set_data(json.dumps({**response.get_json(), "issuer": FOREIGN}))
        return response

    server = make_server("localhost", 0, app, threaded=True)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    _serve()
