"""The identity provider: sending somebody there, and checking what it says of them when they come back.

Authlib does the protocol (authorization code with PKCE, state, nonce, ID token); here stands what it leaves to its
users: the issuer of the discovery document, the audience, which signatures count, and that a token has to be there.
"""

from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.starlette_client import OAuth, StarletteOAuth2App
from starlette.requests import Request

from analysis.settings import ProviderSettings

# A key pair of the provider signs; `none`, and secrets that we share (HS256), never count.
_SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_SECONDS, _LEEWAY = 10, 60  # for an answer of the provider; between its clock and ours
_METADATA_LIFE = 60 * 60.0
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class NotProven(Exception):
    """What came back proves nobody."""


class Provider:
    """One configured provider."""

    def __init__(self, settings: ProviderSettings) -> None:
        self.settings = settings
        self.made_at = monotonic()
        self._client: StarletteOAuth2App = OAuth().register(
            "provider",
            client_id=settings.client_id,
            client_secret=settings.secret,
            server_metadata_url=f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={"scope": "openid profile", "code_challenge_method": "S256", "timeout": _SECONDS},
        )

    async def way_there(self, request: Request, back: str) -> tuple[str, dict[str, Any]]:
        """Return the provider's address to send somebody to, and what its answer has to be checked against."""
        await self._metadata()
        kept: dict[str, Any] = {}
        answer = await self._client.authorize_redirect(_with_session(request, kept), back)
        return answer.headers["location"], kept

    async def who_came_back(self, request: Request, kept: dict[str, Any]) -> tuple[str, str]:
        """Return subject and name of who came back. Raises NotProven, or an error of Authlib or of the network."""
        metadata = await self._metadata()
        issuer = self.settings.issuer
        told = request.query_params.get("iss")  # RFC 9207: the answer itself says whose it is
        if told != issuer and (told or metadata.get("authorization_response_iss_parameter_supported")):
            raise NotProven("iss")
        token = await self._client.authorize_access_token(
            _with_session(request, kept),
            claims_options={
                "iss": {"essential": True, "value": issuer},
                "aud": {"essential": True, "value": self.settings.client_id},
                "sub": {"essential": True},
                "exp": {"essential": True},
            },
            leeway=_LEEWAY,
        )
        claims = token.get("userinfo")
        if not claims or not isinstance(claims["sub"], str) or not claims["sub"]:
            raise NotProven("sub")
        name = claims.get("name")
        return claims["sub"], name if isinstance(name, str) else ""

    async def way_out(self, back: str) -> str | None:
        """Return the address that signs somebody out at the provider too; None when it has none."""
        if not (await self._metadata()).get("end_session_endpoint"):
            return None
        made = await self._client.create_logout_url(back, client_id=self.settings.client_id)
        return str(made["url"])

    async def _metadata(self) -> dict[str, Any]:
        metadata: dict[str, Any] = await self._client.load_server_metadata()
        if metadata.get("issuer") != self.settings.issuer:
            raise NotProven("issuer")
        if any(not _is_safe(str(metadata.get(name, ""))) for name in _ENDPOINTS):
            raise NotProven("endpoint")
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadata["id_token_signing_alg_values_supported"] = [one for one in offered if one in _SIGNATURES] or ["RS256"]
        return metadata


def provider() -> Provider | None:
    """Return the configured provider, or None. What it says of itself is asked again every hour."""
    settings = ProviderSettings.from_environment()
    if settings is None:
        return None
    held = _HELD.get(settings)
    if held is None or monotonic() - held.made_at > _METADATA_LIFE:
        _HELD.clear()
        held = _HELD[settings] = Provider(settings)
    return held


_HELD: dict[ProviderSettings, Provider] = {}


def _with_session(request: Request, kept: dict[str, Any]) -> Request:
    """Return the request with a session of our own for Authlib. Streamlit has one of its own around it: left alone."""
    return Request({**request.scope, "session": kept}, request.receive)


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1")
