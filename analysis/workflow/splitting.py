"""Several findings in one: parts are suggested, a person takes them apart."""

from dataclasses import replace

from analysis.errors import InvalidInput, NotFound
from analysis.ingest.splitting import read_part, suggested_pieces
from analysis.ingest.tags import TagReader
from analysis.model.codes import Flag
from analysis.model.hashing import short_id
from analysis.model.themes import Theme
from analysis.store import findings as finding_store
from analysis.workflow.analysing import search_terms
from analysis.workflow.desk import Desk
from analysis.workflow.preview import SplitPart


def pieces_of(text: str) -> tuple[str, ...]:
    """Return how a text could be taken apart, each piece as it stands; one piece where it says one thing."""
    return suggested_pieces(text)


def parts_as_written(lines: str, themes: tuple[Theme, ...]) -> tuple[SplitPart, ...]:
    """Return the parts that a person wrote, one on a line; a label in front of one holds for it and goes."""
    tags = TagReader(themes)
    read = [read_part(line, tags) for line in lines.splitlines() if line.strip()]
    return tuple(SplitPart(part.text, part.theme_code, part.finding_type) for part in read)


def split_finding(desk: Desk, finding_id: str, version: int, parts: tuple[SplitPart, ...]) -> tuple[str, ...]:
    """Take a stored finding apart as one step: it becomes the first part, the others are new findings on its lines.

    What rests on the finding goes on resting on the first part. Returns the ids in the order of the parts.
    """
    if len(parts) < 2 or not all(part.text.strip() for part in parts):
        raise InvalidInput("split", "too_few_parts")
    with desk.store.writing(desk.scope, "split_finding") as unit:
        found = finding_store.get_findings(unit, [finding_id])
        if finding_id not in found:
            raise NotFound("finding", finding_id)
        whole = replace(found[finding_id], flags=found[finding_id].flags - {Flag.SEVERAL_FINDINGS})
        ids = [finding_id]
        for place, part in enumerate(parts):
            finding = replace(
                whole,
                text=part.text.strip(),
                theme_code=part.theme_code or whole.theme_code,
                finding_type=part.finding_type or whole.finding_type,
            )
            terms = search_terms(finding.text, finding.language)
            if place == 0:
                finding_store.change_finding(unit, finding, terms, version)
            else:
                ids.append(short_id("F", finding_id, "part", unit.step_id, str(place)))
                finding_store.add_finding(unit, replace(finding, finding_id=ids[-1], version=1), terms)
    return tuple(ids)
