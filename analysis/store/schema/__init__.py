"""The tables, a module a subject. `schema.TABLE` is the way to them; no module is named as a table is."""

from analysis.store.columns import metadata
from analysis.store.schema.grouping import (
    grouping_constraint,
    recurring,
    recurring_member,
    rejection,
    suggestion,
    suggestion_run,
)
from analysis.store.schema.notes import (
    document,
    document_bytes,
    finding,
    finding_line,
    finding_map,
    hidden_person,
    source_line,
    vector,
)
from analysis.store.schema.people import membership, one_time_code, person, session
from analysis.store.schema.rounds import coverage, interview, municipality, peer_round, visit
from analysis.store.schema.running import audit_event, counter, job, row_change, step
from analysis.store.schema.summaries import chapter, name_consent, release, section, statement, statement_evidence

__all__ = [
    "audit_event",
    "chapter",
    "counter",
    "coverage",
    "document",
    "document_bytes",
    "finding",
    "finding_line",
    "finding_map",
    "grouping_constraint",
    "hidden_person",
    "interview",
    "job",
    "membership",
    "metadata",
    "municipality",
    "name_consent",
    "one_time_code",
    "peer_round",
    "person",
    "recurring",
    "recurring_member",
    "rejection",
    "release",
    "row_change",
    "section",
    "session",
    "source_line",
    "statement",
    "statement_evidence",
    "step",
    "suggestion",
    "suggestion_run",
    "vector",
    "visit",
]
