"""A municipality's section as a Word file to comment in without signing in: made by an analyst, and handed on."""

import unicodedata

from analysis.access import round_of
from analysis.errors import NotFound
from analysis.export.word_section import ReturnNote, section_docx
from analysis.model.comments import CommentRound
from analysis.model.content_json import section_from_json
from analysis.model.section_marks import section_key
from analysis.model.summary import Release
from analysis.store import comments as comment_store
from analysis.store import people as people_store
from analysis.store import releases as release_store
from analysis.store import word_return as return_store
from analysis.store.unit import Reading
from analysis.workflow.desk import Desk
from analysis.workflow.templates import template_of
from analysis.workflow.views import ExportFile

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def section_file(desk: Desk, municipality_id: str, release_id: str | None = None) -> ExportFile:
    """Return one municipality's section of a release (the newest by default) as Word, with how to comment in it.

    Analysts only; the fetch is logged. Raises NotFound before the first release and for another round's municipality.
    """
    round_id = round_of(desk.scope)
    with desk.store.writing(desk.scope, "fetch_export", can_undo=False) as unit:
        release, opened = out_for_comments(unit, release_id)
        content = section_from_json(return_store.section_content(unit, release.release_id, municipality_id))
        person = people_store.person(unit.connection, unit.person_id)
        unit.audit("fetch_export", "section.docx", f"{release.release_id}:{municipality_id}")
    note = ReturnNote(person.email if person else "", opened.deadline if opened.is_open else None)
    key = section_key(release.release_id, release.sha256, municipality_id)
    data = section_docx(content, template_of(round_id), key=key, note=note)
    return ExportFile(f"kuntaote-{_plain_name(content.municipality_name)}.docx", _WORD, data)


def out_for_comments(reading: Reading, release_id: str | None = None) -> tuple[Release, CommentRound]:
    """Return a release with its comment round, the newest by default. Raises NotFound where nothing went out."""
    round_of(reading.scope)
    for release in release_store.releases(reading):
        opened = comment_store.comment_round(reading, release.release_id)
        if opened is not None and release_id in (None, release.release_id):
            return release, opened
    raise NotFound("release", release_id or "")


def _plain_name(name: str) -> str:
    """Return a municipality's name as part of a file's name: å, ä and ö without their signs."""
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "".join(one if one.isalnum() else "-" for one in letters)
