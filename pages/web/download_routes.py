"""Documents to download. Each asks who is there at the moment of the download."""

import re
from collections.abc import Callable
from dataclasses import replace

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from analysis.errors import AccessDenied, NotFound, RuleBroken, SynthesisError
from analysis.workflow import access_log, people
from analysis.workflow.desk import Desk
from analysis.workflow.documents import NoLayoutProgram
from analysis.workflow.views import ExportFile
from pages.parts.catalogues import text_in
from pages.parts.code_names import RULES
from pages.parts.storage import store
from pages.web import cookies
from pages.web.answers import plain_page

ROUND_DOCUMENTS = (
    "summary.docx",
    "summary.pdf",
    "working.docx",
    "page.docx",
    "evidence.xlsx",
    "result.json",
    "round.qdpx",
    "codebook.qdc",
)
COMMENT_DOCUMENTS = ("comments.xlsx", "comments.docx")
_LANGUAGES = ("fi", "sv", "en")
_NO_LIBREOFFICE = "A PDF needs LibreOffice on the server; it is not there. The Word file can be saved as PDF."
_SIGN_IN = "Sign in to download this."
_NOT_YOURS = "This document is not for the role that is open."
_NO_SUCH = "There is no such document."
Make = Callable[[Desk, str], ExportFile]
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


async def round_document(request: Request) -> Response:
    """Send a document of a round; `?kierros=` names the round, else the open one is meant.

    `?kieli=` chooses the document's language, `?kunta=` whose report is meant, `?ennen=` and `?jalkeen=` two releases.
    """
    kind = request.path_params["kind"]
    make = _report_of(request) if kind == "report.docx" else _differences_of(request)
    if kind == "section.docx":
        make = _section_to_comment(request)
    elif kind in ROUND_DOCUMENTS:
        make = _export_of(kind, _language_of(request))
    elif kind in COMMENT_DOCUMENTS:
        make = _comments_of(kind, request)
    elif kind not in ("report.docx", "differences.docx"):
        return _refusal(request, _NO_SUCH, 404)
    return await _send(request, request.query_params.get("kierros") or None, make)


async def section_document(request: Request) -> Response:
    """Send a municipality its own section."""
    return await _send(request, None, _export_of("section.docx"))


async def published_document(request: Request) -> Response:
    """Send a reader a public document of a publication."""
    release_id, kind = request.path_params["release_id"], request.path_params["kind"]

    def make(desk: Desk, _language: str) -> ExportFile:
        from analysis.workflow import published_documents  # writers of Word are not needed to start the server

        return published_documents.published_document(desk, release_id, kind)

    return await _send(request, None, make)


def _language_of(request: Request) -> str | None:
    asked = request.query_params.get("kieli")
    return asked if asked in _LANGUAGES else None


def _report_of(request: Request) -> Make:
    """The report of one municipality: an analyst says which, a contact person gets the own one of the release."""
    municipality_id, chosen = request.query_params.get("kunta"), _language_of(request)
    if not municipality_id:
        return _export_of("report.docx")

    def make(desk: Desk, language: str) -> ExportFile:
        from analysis.workflow import exporting  # writers of Word and Excel are not needed to start the server

        return exporting.municipality_report(desk, municipality_id, chosen or language)

    return make


def _differences_of(request: Request) -> Make:
    numbers = [request.query_params.get(name, "") for name in ("ennen", "jalkeen")]
    before, after = (int(one) if one.isdecimal() else 0 for one in numbers)

    def make(desk: Desk, language: str) -> ExportFile:
        from analysis.workflow import versions  # writers of Word and Excel are not needed to start the server

        return versions.differences(desk, before, after, language)

    return make


def _comments_of(kind: str, request: Request) -> Make:
    """Comments on a release, for analysts; `?julkaisu=` names the release, else the newest is meant."""
    release_id, chosen = request.query_params.get("julkaisu") or None, _language_of(request)

    def make(desk: Desk, language: str) -> ExportFile:
        from analysis.workflow import comment_documents  # writers of Word and Excel are not needed to start the server

        return comment_documents.comment_document(desk, kind, chosen or language, release_id)

    return make


def _section_to_comment(request: Request) -> Make:
    """A municipality's section as a Word file to comment in, for an analyst to hand on; `?kunta=`, `?julkaisu=`."""
    municipality_id, release_id = request.query_params.get("kunta", ""), request.query_params.get("julkaisu") or None

    def make(desk: Desk, _language: str) -> ExportFile:
        from analysis.workflow import word_sections  # writers of Word and Excel are not needed to start the server

        return word_sections.section_file(desk, municipality_id, release_id)

    return make


async def original_document(request: Request) -> Response:
    """Send an original file of the open round to its analyst."""
    document_id = request.path_params["document_id"]
    round_id = request.query_params.get("kierros") or None

    def make(desk: Desk, _language: str) -> ExportFile:
        from analysis.workflow import importing  # readers of Word and Excel are not needed to start the server

        return importing.original(desk, document_id)

    return await _send(request, round_id, make)


async def person_data(request: Request) -> Response:
    """Send a lead everything that is kept about one person; `?kierros=` names the round that they lead."""
    person_id, chosen = request.path_params["person_id"], _language_of(request)

    def make(desk: Desk, language: str) -> ExportFile:
        from analysis.workflow import personal_data  # writers of Excel are not needed to start the server

        return personal_data.export_person(desk, person_id, chosen or language)

    return await _send(request, request.query_params.get("kierros") or None, make)


def _export_of(kind: str, chosen: str | None = None) -> Make:
    def make(desk: Desk, language: str) -> ExportFile:
        from analysis.workflow import exporting  # writers of Word and Excel are not needed to start the server

        return exporting.export(desk, kind, chosen or language)

    return make


async def _send(request: Request, round_id: str | None, make: Make) -> Response:
    try:
        file = await to_thread.run_sync(_make, cookies.session_token(request), round_id, make)
    except SynthesisError as error:
        if isinstance(error, AccessDenied):
            await to_thread.run_sync(_note_refusal, cookies.session_token(request), _asked_id(request))
        return _refusal(request, *_words_and_status(error))
    if file is None:
        return _refusal(request, _SIGN_IN, 401)
    return _attachment(file)


def _make(token: str | None, round_id: str | None, make: Make) -> ExportFile | None:
    signed_in = people.session_of(store(), token) if token else None
    if signed_in is None:
        return None
    asked = replace(signed_in, round_id=round_id) if round_id else signed_in
    return make(people.open_desk(store(), asked), signed_in.language)


def _note_refusal(token: str | None, asked: str) -> None:
    signed_in = people.session_of(store(), token) if token else None
    if signed_in is not None:
        access_log.note_refusal(store(), signed_in, "download", asked)


def _asked_id(request: Request) -> str:
    return str(next(iter(request.path_params.values()), ""))


def _attachment(file: ExportFile) -> Response:
    name = _UNSAFE.sub("_", file.name)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(file.data, media_type=file.media_type, headers=headers)


def _words_and_status(error: SynthesisError) -> tuple[str, int]:
    if isinstance(error, AccessDenied):
        return _NOT_YOURS, 403
    if isinstance(error, NotFound):
        return _NO_SUCH, 404
    if isinstance(error, RuleBroken):
        return RULES.get(error.rule, _NO_SUCH), 409
    if isinstance(error, NoLayoutProgram):
        return _NO_LIBREOFFICE, 503
    return "This did not work.", 409


def _refusal(request: Request, msgid: str, status: int) -> Response:
    language = cookies.language_of(request)
    return plain_page(language, text_in(language, msgid), status)
