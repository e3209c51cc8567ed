"""What is being typed, saved while it is typed. Each draft asks who is there; only they get it back."""

import json
from json import JSONDecodeError

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from analysis.errors import SynthesisError
from analysis.workflow import drafts, people
from pages.parts.storage import store
from pages.web import cookies

MOST_BYTES = 200_000


async def keep_draft(request: Request) -> Response:
    """Keep a draft: `{"field": …, "text": …}`. Answers 204, 401 to strangers, 400 to what is no draft."""
    body = await request.body()
    entry = _entry(body) if len(body) <= MOST_BYTES else None
    if entry is None:
        return Response(status_code=400)
    status = await to_thread.run_sync(_keep, cookies.session_token(request), *entry)
    return Response(status_code=status, headers={"Cache-Control": "no-store"})


def _entry(body: bytes) -> tuple[str, str] | None:
    try:
        entry = json.loads(body)
    except (JSONDecodeError, UnicodeDecodeError):
        return None
    if not isinstance(entry, dict):
        return None
    field, text = entry.get("field"), entry.get("text")
    return (field, text) if isinstance(field, str) and isinstance(text, str) else None


def _keep(token: str | None, field: str, text: str) -> int:
    signed_in = people.session_of(store(), token) if token else None
    if signed_in is None:
        return 401
    try:
        drafts.keep_draft(store(), signed_in, field, text)
    except SynthesisError:
        return 400
    return 204
