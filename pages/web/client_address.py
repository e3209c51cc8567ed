"""The network address that a request came from, behind as many proxies of our own as the settings say."""

from starlette.requests import HTTPConnection

from analysis.settings import Settings


def client_address(request: HTTPConnection) -> str:
    """Return the address of whoever asks. Only entries that our own proxies wrote are believed."""
    proxies = Settings.from_environment().proxies
    chain = [entry.strip() for entry in request.headers.get("x-forwarded-for", "").split(",") if entry.strip()]
    if proxies and len(chain) >= proxies:
        return chain[-proxies]
    return request.client.host if request.client else ""
