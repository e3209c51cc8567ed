"""The font of the screens, served by the app itself: no reader's browser asks anybody else for it."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

# Atkinson Hyperlegible Next (SIL Open Font License 1.1, beside the files), made for readers with low vision:
# letters that are easily taken for each other differ. Variable weight, Latin and Latin extended.
FOLDER = Path(__file__).parent / "fonts"
FILES = frozenset(path.name for path in FOLDER.glob("*.woff2"))
# A changed font gets a file name of its own, so a copy never grows old.
_FOR_A_YEAR = {"Cache-Control": "public, max-age=31536000, immutable"}


async def font(request: Request) -> Response:
    """Send a font file by its name; nothing else of the folder."""
    name = request.path_params["name"]
    if name not in FILES:
        return Response(status_code=404)
    return FileResponse(FOLDER / name, media_type="font/woff2", headers=_FOR_A_YEAR)
