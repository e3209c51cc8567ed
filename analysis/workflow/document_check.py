"""A finished document judged by the round it was made from, or by the result of a build."""

import json
from collections.abc import Iterable, Sequence

from analysis.errors import InvalidInput
from analysis.export.checker import Known, Problem, check_document, labels_of
from analysis.model.imports import ImportPreview
from analysis.store.unit import Reading
from analysis.summary.cleaning import without_smileys
from analysis.summary.names import names_in
from analysis.workflow.evidence import material_of

__all__ = ["Problem", "check_by_result", "check_by_round", "labels_of", "names_hidden_in"]


def check_by_round(reading: Reading, docx: bytes, withdrawn: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Return what is wrong with a document of the open round. `withdrawn`: texts that may be nowhere in it."""
    material = material_of(reading)
    known = Known(
        _printable(one.text for one in material.findings.values()),
        material.hidden_names,
        tuple(name for one in material.participants for name in one.names()),
        tuple(withdrawn),
    )
    return check_document(docx, known, _words)


def check_by_result(docx: bytes, result: str, hidden_names: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Return what is wrong with a document of a build by its result.json. Raises InvalidInput for another file."""
    try:
        findings = json.loads(result)["findings"]
        texts = tuple(str(one["text"]) for one in findings)
        municipalities = tuple(sorted({str(one["municipality"]) for one in findings if one["municipality"]}))
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput("result", "not_a_result") from error
    return check_document(docx, Known(_printable(texts), tuple(hidden_names), municipalities), _words)


def _printable(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of findings as the annex may print them: as they are, or without their smileys."""
    return tuple(dict.fromkeys(form for text in texts for form in (text, without_smileys(text))))


def names_hidden_in(preview: ImportPreview) -> tuple[str, ...]:
    """Return the names of people that were hidden when files were read."""
    people = [person for source in preview.sources for person in source.hidden]
    return tuple(sorted({person.original for person in people if person.sure and person.kind != "title"}))


def _words(text: str, names: Sequence[str]) -> Sequence[str]:
    return [hit.words for hit in names_in(text, names)]
