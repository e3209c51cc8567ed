"""Reminders a week and a day before the comment deadline, to those whose municipality has not answered."""

import logging
from dataclasses import dataclass
from datetime import date

from analysis.access import RoundScope, open_round_for_worker, round_of
from analysis.model.comments import CommentRound
from analysis.model.reminders import FAILED, SENT, Recipient, Reminder, due_reminder, reminder_days
from analysis.model.summary import Release
from analysis.settings import Settings
from analysis.store import comments as comment_store
from analysis.store import releases as release_store
from analysis.store import reminders as reminder_store
from analysis.store import rounds as round_store
from analysis.store.unit import Reading, Store
from analysis.workflow import mailing
from analysis.workflow.desk import Desk
from analysis.workflow.reminder_letter import Letter, Occasion, reminder_letter

log = logging.getLogger(__name__)
SECTION_PAGE = "kuntaote"


@dataclass(frozen=True, slots=True)
class Addressed:
    """A letter and who gets it."""

    letter: Letter
    to: tuple[Recipient, ...]


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """The reminders of the newest release: when they go out, who would get one now, and what went out.

    `by_mail` is False where no mail server is set: then `letters` are to be copied and sent by a person.
    """

    by_mail: bool
    deadline: str
    days: tuple[tuple[int, date], ...]
    letters: tuple[Addressed, ...]
    sent: tuple[tuple[Reminder, str], ...]


def plan(desk: Desk, settings: Settings) -> ReminderPlan | None:
    """Return the reminders of the round's newest release; None without an open comment round and its last day."""
    with desk.store.reading(desk.scope) as reading:
        round_of(reading.scope)
        found = _open_round(reading)
        if found is None:
            return None
        release, opened = found
        deadline = str(opened.deadline)
        people = {one.person_id: one.name for one in reminder_store.section_people(reading)}
        sent = reminder_store.reminders(reading, release.release_id)
        return ReminderPlan(
            mailing.can_send(settings),
            deadline,
            reminder_days(deadline, release.released_at),
            _letters(reading, release, deadline, settings),
            tuple((one, people.get(one.person_id, "")) for one in sent if one.deadline == deadline),
        )


def send_due(store: Store, settings: Settings, round_id: str) -> int:
    """Send the reminders of a round that are due now, each once. The worker's alone. Returns how many went out."""
    scope = open_round_for_worker(round_id)
    if not mailing.can_send(settings):
        return 0
    with store.reading(scope) as reading:
        found = _open_round(reading)
        if found is None:
            return 0
        release, opened = found
        days = due_reminder(opened.deadline, release.released_at, store.clock())
        if days is None:
            return 0
        letters = _letters(reading, release, str(opened.deadline), settings)
    told = [(one.letter, to) for one in letters for to in one.to]
    return sum(
        _send(store, scope, settings, _Due(release.release_id, str(opened.deadline), days), *one) for one in told
    )


@dataclass(frozen=True, slots=True)
class _Due:
    release_id: str
    deadline: str
    days: int


def _send(store: Store, scope: RoundScope, settings: Settings, due: _Due, letter: Letter, to: Recipient) -> bool:
    # Claimed and stored before it is sent: a crash in between loses one letter, and never sends two.
    with store.writing(scope, "claim_reminder", can_undo=False) as unit:
        key = reminder_store.claim(unit, due.release_id, due.deadline, due.days, to)
    if key is None:
        return False
    taken = mailing.send(settings, to.email, letter.subject, letter.body)
    with store.writing(scope, "send_reminder", can_undo=False) as unit:
        reminder_store.settle(unit, key, SENT if taken else FAILED)
    log.info("reminder %s: %s", key, SENT if taken else FAILED)
    return taken


def _open_round(reading: Reading) -> tuple[Release, CommentRound] | None:
    for release in release_store.releases(reading):
        opened = comment_store.comment_round(reading, release.release_id)
        if opened is not None:
            return (release, opened) if opened.is_open and opened.deadline else None
    return None


def _letters(reading: Reading, release: Release, deadline: str, settings: Settings) -> tuple[Addressed, ...]:
    """Return one letter a municipality and language, with everybody who gets it."""
    silent = [
        one for one in reminder_store.section_people(reading) if one.municipality_id not in _answered(reading, release)
    ]
    name, address = (
        round_store.open_round(reading).name,
        f"{settings.address}/{SECTION_PAGE}" if settings.address else "",
    )
    groups: dict[tuple[str, str], list[Recipient]] = {}
    for one in silent:
        groups.setdefault((one.municipality_id, one.language), []).append(one)
    return tuple(
        Addressed(
            reminder_letter(Occasion(name, to[0].municipality_name, date.fromisoformat(deadline), address), language),
            tuple(to),
        )
        for (_place, language), to in groups.items()
    )


def _answered(reading: Reading, release: Release) -> frozenset[str]:
    """Return the municipalities that sent something on the release, or said whether they approve the text."""
    sent = comment_store.sent(comment_store.comments(reading, release.release_id))
    said = comment_store.approvals(reading, release.release_id)
    return frozenset({one.municipality_id for one in sent} | {one.municipality_id for one in said})
