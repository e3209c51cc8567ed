"""The sample round, one click away: invented municipalities and people, loaded through the same use cases."""

import ipaddress
from pathlib import Path

from analysis.access import open_rounds_scope, open_scope
from analysis.model.finnish_order import finnish_key
from analysis.model.people import Membership, Person, Role
from analysis.settings import Settings
from analysis.store import people
from analysis.store.unit import Store
from analysis.workflow import (
    folder,
    importing,
    jobs,
    passwords,
    recurring,
    releasing,
    rounds,
    statements,
    summary,
)
from analysis.workflow.desk import Desk
from analysis.workflow.people import choose, open_session
from analysis.workflow.round_file import add_plan

SAMPLE_ROUND = Path(__file__).parents[2] / "sample_data" / "kierros-2026"
ANALYST_ID = "P-sample-analyst"
LEAD = Membership("B-sample-lead", ANALYST_ID, Role.LEAD_ANALYST)
# Part of the suggestions is accepted beforehand, so that there is a release to see; the rest is left to try.
ACCEPTED_OF_FIVE = 3


def can_open_sample(store: Store, settings: Settings, client_host: str) -> bool:
    """Return whether the sample may be opened without an account: demo setting, own machine, no real account."""
    if not settings.demo or not _is_loopback(client_host):
        return False
    with store.database.begin() as connection:
        return people.person_count(connection, real_only=True) == 0


def open_sample(store: Store) -> str:
    """Return the token of a session of the sample's analyst; the first time, the round is made and loading queued."""
    if not _is_made(store):
        _make_people(store)
        _make_round(store)
    token = open_session(store, ANALYST_ID)
    _open_round(store, token)
    return token


def load_sample(work: jobs.Work) -> None:
    """Bring the sample's files in, suggest, accept a part, draft, and release for comments."""
    from analysis.workflow import suggesting  # noqa: PLC0415  scikit-learn is the worker's: the server starts without

    desk = work.desk
    preview = importing.read_files(
        desk, folder.files_of(SAMPLE_ROUND), lambda done, total, _name: work.tell(2 + 18 * done // total, "reading")
    )
    importing.commit_import(desk, preview)
    suggesting.suggest_recurring(
        desk, lambda percent, stage: work.tell(20 + percent * 7 // 10, stage), work.is_cancelled
    )
    cards = [card for card in recurring.board(desk).suggestions if not card.suggestion.is_local]
    for place, card in enumerate(cards):
        if place % 5 < ACCEPTED_OF_FIVE:
            recurring.accept(desk, card.suggestion.suggestion_id)
    work.tell(94, "summary")
    summary.draft_summary(desk)
    _leave_to_try(desk)
    releasing.release_for_comments(desk, None)


def _leave_to_try(desk: Desk) -> None:
    """Take drafts that a rule points at out of the release: drafted anew, they show what the rules are for."""
    for chapter in summary.summary(desk).chapters:
        for view in chapter.statements:
            if view.violations:
                statements.remove_statement(desk, view.statement.statement_id, view.statement.version)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_made(store: Store) -> bool:
    with store.database.begin() as connection:
        return people.person(connection, ANALYST_ID) is not None


def _make_people(store: Store) -> None:
    now = store.clock()
    analyst = Person(ANALYST_ID, "Esimerkki Asiantuntija", "asiantuntija@vertaiskooste.example", is_sample=True)
    with store.database.begin(write=True) as connection:
        people.add_person(connection, analyst, None, now)
        people.add_membership(connection, LEAD, now)


def _make_round(store: Store) -> None:
    plan = folder.plan_of(SAMPLE_ROUND)
    lists = open_rounds_scope(ANALYST_ID, [LEAD], LEAD.membership_id)
    round_id = rounds.make_round(store, lists, plan.name, plan.agreement, is_sample=True)
    desk = Desk(store, open_scope(ANALYST_ID, [LEAD], LEAD.membership_id, round_id=round_id))
    ids = add_plan(desk, plan)
    now = store.clock()
    with store.database.begin(write=True) as connection:
        for municipality_id in (ids[name] for name in sorted(ids, key=finnish_key)):
            key = f"B-sample-{passwords.token_hash(municipality_id)[:12]}"
            contact = Membership(key, ANALYST_ID, Role.CONTACT, round_id, municipality_id)
            people.add_membership(connection, contact, now)
    jobs.enqueue(desk, "load_sample")


def _open_round(store: Store, token: str) -> None:
    lists = open_rounds_scope(ANALYST_ID, [LEAD], LEAD.membership_id)
    samples = [entry for entry in rounds.list_rounds(store, lists) if entry.is_sample]
    choose(store, token, LEAD.membership_id, samples[0].round_id)
