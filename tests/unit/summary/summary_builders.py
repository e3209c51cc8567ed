"""Small findings, statements and facts: a test says only what it is about."""

from analysis.model.codes import Audience, Direction, FindingType, StatementKind
from analysis.model.findings import Finding
from analysis.model.recurring import RecurringFinding
from analysis.model.rounds import Municipality
from analysis.model.summary import Statement
from analysis.summary.facts import StatementFacts

NAMES = ("Harmaalahti", "Havulinna", "Kuurajärvi", "Lumiranta", "Sammalkoski", "Tuulisalo")
SVENSKA = {"Harmaalahti": "Grålunda"}


def municipality(name):
    languages = ("fi", "sv") if name in SVENSKA else ("fi",)
    return Municipality(name.lower(), name, SVENSKA.get(name, ""), languages=languages)


MUNICIPALITIES = tuple(municipality(name) for name in NAMES)
EVERY = frozenset(one.municipality_id for one in MUNICIPALITIES)


def finding(
    key,
    text,
    municipality_id="havulinna",
    *,
    kind=FindingType.DEVELOPMENT,
    language="fi",
    flags=(),
    theme="organisation",
):
    return Finding(key, municipality_id, theme, kind, text, (f"line-{key}",), language=language, flags=frozenset(flags))


def recurring(findings, direction=Direction.HINDERS, title="Sijaisjärjestely puuttuu"):
    ids = tuple(one.finding_id for one in findings)
    return RecurringFinding("T1", title, "organisation", direction, ids, "analyst", "2026-05-01T10:00:00Z")


def statement(text, *, direction=Direction.HINDERS, finding_ids=("f1",), number=1, **fields):
    kind = StatementKind.CLAIM if finding_ids else StatementKind.EDITORIAL
    return Statement(f"S{number}", number, "C1", 0, text, kind, direction, finding_ids, **fields)


def facts(found=("havulinna", "lumiranta"), *, covered=EVERY, audience=Audience.PUBLIC, participants=6, **fields):
    evidence = tuple(finding(f"f{i}", "Sijaista ei ole.", one) for i, one in enumerate(found, start=1))
    fields.setdefault("evidence", evidence)
    return StatementFacts(MUNICIPALITIES[:participants], covered=frozenset(covered), audience=audience, **fields)


def broken(violations):
    return {one.rule for one in violations}
