"""Invitations, passwords, sessions, second steps and throttling, on SQLite and on PostgreSQL."""

from datetime import datetime, timedelta

import pyotp
import pytest

from analysis.access import open_scope
from analysis.errors import AccessDenied, InvalidInput, NotFound, RuleBroken, StaleWrite
from analysis.model.people import Membership, Role, Terms
from analysis.model.rounds import Municipality, Visit
from analysis.settings import Settings
from analysis.store import schema, sign_ins
from analysis.store.reach import EVERYTHING
from analysis.store.unit import Store
from analysis.workflow import (
    account,
    invitations,
    members,
    passwords,
    people,
    rounds,
    second_step,
    signing_in,
    throttle,
)
from analysis.workflow.desk import Desk

PASSWORD, OTHER = "pitkä salasana 1", "toinen pitkä lause 2"
HOME, ELSEWHERE = "10.0.0.1", "203.0.113.9"
SETTINGS = Settings.from_environment({})
AINO, KAISA = "aino@example.fi", "kaisa@example.fi"


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-05-04T09:00:00+00:00")

    def __call__(self) -> str:
        return self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock(store: Store) -> Clock:
    store.clock = Clock()
    return store.clock


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    """The desk of a lead of every round, in a round with two municipalities and a visit."""
    lead = people.make_first_lead(store, people.issue_first_code(store), "Aino Asiantuntija", AINO, PASSWORD)
    token = people.open_session(store, lead.person_id)
    scope = people.open_rounds(people.session_of(store, token))
    round_id = rounds.make_round(store, scope, "Kierros 2026", "")
    people.choose(store, token, scope.membership_id, round_id)
    desk = people.open_desk(store, people.session_of(store, token))
    for name in ("Havulinna", "Lumiranta"):
        rounds.save_municipality(desk, Municipality("", name), is_new=True)
    rounds.save_visit(desk, Visit("", municipality(desk, "Havulinna")), is_new=True)
    return desk


def municipality(desk: Desk, name: str) -> str:
    return next(m.municipality_id for m in rounds.round_facts(desk).municipalities if m.name_fi == name)


def contact_terms(desk: Desk, name: str = "Havulinna") -> Terms:
    return Terms(Role.CONTACT, municipality(desk, name))


def contact(desk: Desk, email: str = KAISA, terms: Terms | None = None):
    """Invite somebody and accept. Returns the person."""
    link = members.invite(desk, SETTINGS, email, "", terms or contact_terms(desk))
    return invitations.accept_new(desk.store, link.token, "Kaisa Kuntalainen", PASSWORD)


def test_an_invitation_gives_exactly_the_role_it_names(desk) -> None:
    person = contact(desk)

    token = people.open_session(desk.store, person.person_id)
    (held,) = people.session_of(desk.store, token).memberships
    assert (held.role, held.municipality_id) == (Role.CONTACT, municipality(desk, "Havulinna"))
    assert signing_in.sign_in(desk.store, KAISA, PASSWORD, HOME).person == person


def test_a_link_works_once(desk) -> None:
    link = members.invite(desk, SETTINGS, KAISA, "", contact_terms(desk))
    invitations.accept_new(desk.store, link.token, "Kaisa", PASSWORD)

    assert invitations.offer(desk.store, link.token) is None
    with pytest.raises(InvalidInput, match="gone"):
        invitations.accept_new(desk.store, link.token, "Toinen", OTHER)


@pytest.mark.parametrize(("days", "works"), [(6.99, True), (7, False)])
def test_a_link_expires(desk, clock, days, works) -> None:
    link = members.invite(desk, SETTINGS, KAISA, "", contact_terms(desk))

    clock.pass_by(days=days)

    assert (invitations.offer(desk.store, link.token) is not None) is works


def test_how_long_a_link_lives_is_a_setting(desk, clock) -> None:
    settings = Settings.from_environment({"VERTAISKOOSTE_INVITATION_DAYS": "1"})
    link = members.invite(desk, settings, KAISA, "", contact_terms(desk))

    clock.pass_by(hours=25)

    assert invitations.offer(desk.store, link.token) is None


def test_a_copy_of_the_database_opens_no_link_and_no_session(desk) -> None:
    link = members.invite(desk, SETTINGS, KAISA, "", contact_terms(desk))
    person = invitations.accept_new(desk.store, link.token, "Kaisa", PASSWORD)
    token = people.open_session(desk.store, person.person_id)

    with desk.store.database.begin(reach=EVERYTHING) as connection:
        tables = [schema.invitation, schema.session, schema.person, schema.row_change, schema.audit_event]
        kept = repr([connection.execute(table.select()).all() for table in tables])

    assert not any(secret in kept for secret in (link.token, token, PASSWORD))


def test_withdrawn_and_renewed_links_stop_working(desk) -> None:
    first = members.invite(desk, SETTINGS, KAISA, "", contact_terms(desk))
    second = members.renew(desk, SETTINGS, first.invitation.invitation_id)

    assert invitations.offer(desk.store, first.token) is None
    assert invitations.offer(desk.store, second.token) is not None

    members.withdraw(desk, second.invitation.invitation_id, second.invitation.version)
    assert invitations.offer(desk.store, second.token) is None
    assert members.people_of_round(desk).invitations == ()


def test_an_invitation_to_what_is_gone_offers_nothing(desk) -> None:
    link = members.invite(desk, SETTINGS, KAISA, "", contact_terms(desk, "Lumiranta"))
    gone = rounds.round_facts(desk).municipality(municipality(desk, "Lumiranta"))

    rounds.remove_municipality(desk, gone.municipality_id, gone.version)

    assert invitations.offer(desk.store, link.token) is None


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (Terms(Role.CONTACT), "municipality"),
        (Terms(Role.APPROVER, "M-made-up"), "municipality"),
        (Terms(Role.INTERVIEWER), "visits"),
        (Terms(Role.INTERVIEWER, visit_ids=("V-made-up",)), "visits"),
    ],
)
def test_a_role_is_bound_to_what_the_round_has(desk, terms, field) -> None:
    with pytest.raises(InvalidInput) as refused:
        members.invite(desk, SETTINGS, KAISA, "", terms)

    assert refused.value.field == field


def test_the_same_role_is_given_once(desk) -> None:
    members.invite(desk, SETTINGS, KAISA, "", contact_terms(desk))
    with pytest.raises(InvalidInput, match="is_invited"):
        members.invite(desk, SETTINGS, "Kaisa@Example.FI", "", contact_terms(desk))

    contact(desk, "toinen@example.fi")
    with pytest.raises(InvalidInput, match="has_role"):
        members.invite(desk, SETTINGS, "toinen@example.fi", "", contact_terms(desk))


def test_a_second_role_needs_the_password_of_the_account_and_joins_nothing(desk) -> None:
    person = contact(desk)
    visit = rounds.round_facts(desk).visits[0].visit_id
    link = members.invite(desk, SETTINGS, KAISA, "", Terms(Role.INTERVIEWER, visit_ids=(visit,)))

    with pytest.raises(InvalidInput, match="has_account"):
        invitations.accept_new(desk.store, link.token, "Kaapattu", OTHER)
    with pytest.raises(InvalidInput, match="wrong"):
        invitations.accept_known(desk.store, link.token, "arvattu salasana", ELSEWHERE)
    assert invitations.accept_known(desk.store, link.token, PASSWORD, HOME) == person

    held = people.session_of(desk.store, people.open_session(desk.store, person.person_id)).memberships
    scopes = {type(open_scope(person.person_id, held, one.membership_id)).__name__ for one in held}
    assert scopes == {"SectionScope", "VisitScope"}


@pytest.mark.parametrize("role", [Role.ANALYST, Role.CONTACT, Role.READER])
def test_only_a_lead_sees_and_invites_people(desk, role) -> None:
    terms = Terms(role, municipality(desk, "Havulinna") if role is Role.CONTACT else None)
    person = contact(desk, terms=terms)
    other = people.open_desk(
        desk.store, people.session_of(desk.store, people.open_session(desk.store, person.person_id))
    )

    with pytest.raises(AccessDenied):
        members.people_of_round(other)
    with pytest.raises(AccessDenied):
        members.invite(other, SETTINGS, "x@example.fi", "", Terms(Role.LEAD_ANALYST))


def test_a_lead_of_one_round_cannot_rise_above_it(desk) -> None:
    """Neither by inviting, nor by a new password for somebody who leads every round."""
    person = contact(desk, terms=Terms(Role.LEAD_ANALYST))
    own = people.open_desk(desk.store, people.session_of(desk.store, people.open_session(desk.store, person.person_id)))

    with pytest.raises(AccessDenied):
        members.invite(own, SETTINGS, "x@example.fi", "", Terms(Role.LEAD_ANALYST, every_round=True))
    with pytest.raises(AccessDenied):
        members.invite_to_reset(own, desk.scope.person_id)
    with pytest.raises(AccessDenied):
        members.drop_second_step(own, desk.scope.person_id)
    with pytest.raises(AccessDenied):
        members.remove(own, desk.scope.membership_id, 1)


def test_a_new_lead_of_every_round_may_make_rounds(desk) -> None:
    person = contact(desk, terms=Terms(Role.LEAD_ANALYST, every_round=True))

    visitor = people.session_of(desk.store, people.open_session(desk.store, person.person_id))
    assert people.open_rounds(visitor).can_create


def test_a_changed_or_removed_role_ends_sessions_and_opens_nothing_old(desk) -> None:
    person = contact(desk)
    token = people.open_session(desk.store, person.person_id)
    entry = next(m for m in members.people_of_round(desk).members if m.person == person)

    members.change_role(desk, entry.membership.membership_id, entry.version, contact_terms(desk, "Lumiranta"))

    assert people.session_of(desk.store, token) is None
    again = people.session_of(desk.store, people.open_session(desk.store, person.person_id))
    assert [held.municipality_id for held in again.memberships] == [municipality(desk, "Lumiranta")]
    moved = next(m for m in members.people_of_round(desk).members if m.person == person)
    members.remove(desk, moved.membership.membership_id, moved.version)
    last = people.session_of(desk.store, people.open_session(desk.store, person.person_id))
    assert last.memberships == ()
    with pytest.raises(AccessDenied):
        people.open_desk(desk.store, last)


def test_a_role_changed_meanwhile_is_refused(desk) -> None:
    person = contact(desk)
    entry = next(m for m in members.people_of_round(desk).members if m.person == person)

    with pytest.raises(StaleWrite):
        members.remove(desk, entry.membership.membership_id, entry.version + 1)


def test_the_last_lead_stays(desk) -> None:
    token = people.open_session(desk.store, desk.scope.person_id)
    visitor = people.session_of(desk.store, token)
    person = contact(desk, terms=Terms(Role.LEAD_ANALYST))
    with desk.store.database.begin(write=True, reach=EVERYTHING) as connection:
        connection.execute(
            schema.membership.update()
            .where(schema.membership.c.id == visitor.memberships[0].membership_id)
            .values(role="analyst", round_id=desk.scope.round_id)
        )
    (held,) = people.session_of(desk.store, people.open_session(desk.store, person.person_id)).memberships
    own = Desk(desk.store, open_scope(person.person_id, [held], held.membership_id))

    with pytest.raises(RuleBroken, match="last_lead"):
        members.remove(own, held.membership_id, 1)


def test_a_reset_sets_the_password_and_ends_every_session(desk) -> None:
    person = contact(desk)
    token = people.open_session(desk.store, person.person_id)
    link = members.invite_to_reset(desk, person.person_id)

    with pytest.raises(InvalidInput):
        invitations.accept_new(desk.store, link.token, "Kaisa", OTHER)
    invitations.reset_password(desk.store, link.token, OTHER)

    assert people.session_of(desk.store, token) is None
    assert signing_in.sign_in(desk.store, KAISA, PASSWORD, HOME).person is None
    assert signing_in.sign_in(desk.store, KAISA, OTHER, HOME).person == person
    with pytest.raises(InvalidInput, match="gone"):
        invitations.reset_password(desk.store, link.token, PASSWORD)


def test_nobody_out_of_the_round_is_reset(desk) -> None:
    with pytest.raises(NotFound):
        members.invite_to_reset(desk, "P-made-up")


def test_a_changed_password_ends_the_other_sessions(desk) -> None:
    person = contact(desk)
    here, there = (people.open_session(desk.store, person.person_id) for _ in range(2))

    with pytest.raises(InvalidInput, match="wrong"):
        account.change_password(desk.store, here, "arvattu salasana", OTHER, HOME)
    account.change_password(desk.store, here, PASSWORD, OTHER, HOME)

    assert people.session_of(desk.store, here) is not None
    assert people.session_of(desk.store, there) is None
    assert signing_in.sign_in(desk.store, KAISA, OTHER, HOME).person == person


@pytest.mark.parametrize(("hours", "lives"), [(11.9, True), (12, False)])
def test_a_session_ends_when_idle(desk, clock, hours, lives) -> None:
    token = people.open_session(desk.store, desk.scope.person_id)

    clock.pass_by(hours=hours)

    assert (people.session_of(desk.store, token) is not None) is lives


def test_a_session_ends_by_age_however_busy(desk, clock) -> None:
    token = people.open_session(desk.store, desk.scope.person_id)
    for _ in range(16):
        assert people.session_of(desk.store, token) is not None
        clock.pass_by(hours=10)
    clock.pass_by(hours=9)

    assert people.session_of(desk.store, token) is None


def test_one_ends_ones_own_sessions_and_nobody_elses(desk) -> None:
    person = contact(desk)
    own, phone = (people.open_session(desk.store, person.person_id, "Firefox") for _ in range(2))
    foreign = people.open_session(desk.store, desk.scope.person_id)
    listed = account.own_account(desk.store, own).sessions
    assert [entry.is_this for entry in listed].count(True) == 1 and len(listed) == 2

    account.end_one(desk.store, own, account.own_account(desk.store, foreign).sessions[0].session_id)
    account.end_one(desk.store, own, next(entry for entry in listed if not entry.is_this).session_id)
    assert people.session_of(desk.store, phone) is None
    assert people.session_of(desk.store, foreign) is not None

    assert account.end_everywhere(desk.store, own) == 1
    assert people.session_of(desk.store, own) is None
    with pytest.raises(AccessDenied):
        account.own_account(desk.store, own)


def test_guessing_is_slowed_and_the_window_ends_by_itself(desk, clock) -> None:
    for _ in range(throttle.OF_PAIR):
        assert not signing_in.sign_in(desk.store, AINO, "väärä salasana", ELSEWHERE).must_wait

    assert signing_in.sign_in(desk.store, AINO, PASSWORD, ELSEWHERE).must_wait

    clock.pass_by(minutes=5, seconds=1)
    assert signing_in.sign_in(desk.store, AINO, PASSWORD, ELSEWHERE).person is not None


def test_an_account_is_tried_a_hundred_times_an_hour_at_most_and_some_are_its_owners(desk, clock) -> None:
    assert signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).person is not None
    tried = 0
    for minute in range(11):  # strangers who are many and patient, and one who sits where the owner does
        for place in (*(f"203.0.{minute}.{n}" for n in range(throttle.OF_ACCOUNT)), *([HOME] * throttle.OF_PAIR)):
            tried += not signing_in.sign_in(desk.store, AINO, "väärä salasana", place).must_wait
        clock.pass_by(minutes=5, seconds=1)

    assert tried <= throttle.IN_AN_HOUR
    assert signing_in.sign_in(desk.store, AINO, PASSWORD, "198.51.100.7").must_wait

    clock.pass_by(hours=1)
    assert signing_in.sign_in(desk.store, AINO, PASSWORD, "198.51.100.7").person is not None


def test_patient_strangers_leave_the_owner_tries_of_their_own(desk, clock) -> None:
    assert signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).person is not None
    for minute in range(4):
        for place in range(throttle.OF_ACCOUNT):
            signing_in.sign_in(desk.store, AINO, "väärä salasana", f"203.0.{minute}.{place}")
        clock.pass_by(minutes=5, seconds=1)

    assert signing_in.sign_in(desk.store, AINO, PASSWORD, "198.51.100.7").must_wait
    assert signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).person is not None


def test_unknown_addresses_are_slowed_just_the_same(desk) -> None:
    answers = [signing_in.sign_in(desk.store, "eikukaan@example.fi", "x", ELSEWHERE) for _ in range(6)]

    assert [answer.must_wait for answer in answers] == [False] * 5 + [True]


def test_a_stranger_elsewhere_does_not_keep_the_owner_out(desk) -> None:
    assert signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).person is not None
    for place in range(throttle.OF_ACCOUNT + 5):
        signing_in.sign_in(desk.store, AINO, "väärä salasana", f"203.0.113.{place}")

    assert signing_in.sign_in(desk.store, AINO, PASSWORD, "198.51.100.7").must_wait
    assert signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).person is not None


def test_many_accounts_from_one_place_are_slowed(desk) -> None:
    for number in range(throttle.OF_ADDRESS):
        throttle.may_try(desk.store, f"n{number}@example.fi", ELSEWHERE)

    assert signing_in.sign_in(desk.store, AINO, PASSWORD, ELSEWHERE).must_wait
    assert signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).person is not None


def test_another_replica_knows(desk, clock) -> None:
    replica = Store(desk.store.database, clock)
    for _ in range(throttle.OF_PAIR):
        signing_in.sign_in(desk.store, AINO, "väärä salasana", ELSEWHERE)

    assert signing_in.sign_in(replica, AINO, PASSWORD, ELSEWHERE).must_wait


@pytest.fixture
def secret(desk, clock, monkeypatch) -> tuple[pyotp.TOTP, tuple[str, ...]]:
    """The lead's second step, turned on; its recovery codes."""
    monkeypatch.setenv("VERTAISKOOSTE_SECRET", "a secret of the tests' own, long enough")
    person = people.session_of(desk.store, people.open_session(desk.store, desk.scope.person_id)).person
    totp = pyotp.TOTP(second_step.begin(desk.store, person).secret)
    codes = second_step.confirm(desk.store, person, totp.at(clock.now))
    clock.pass_by(seconds=60)
    return totp, codes


def test_a_second_step_is_asked_and_a_code_works_once(desk, clock, secret) -> None:
    totp, _codes = secret
    first = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME)
    assert first.person is None and first.pending

    code = totp.at(clock.now)
    assert signing_in.take_second_step(desk.store, first.pending, "000000", HOME).person is None
    assert signing_in.take_second_step(desk.store, first.pending, code, HOME).person is not None

    again = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME)
    assert signing_in.take_second_step(desk.store, again.pending, code, HOME).person is None
    assert signing_in.take_second_step(desk.store, first.pending, totp.at(clock.now), HOME).person is None


def test_a_recovery_code_works_once(desk, secret) -> None:
    _totp, codes = secret
    tries = [signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).pending for _ in range(1)]
    assert signing_in.take_second_step(desk.store, tries[0], codes[0].lower(), HOME).person is not None

    again = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).pending
    assert signing_in.take_second_step(desk.store, again, codes[0], HOME).person is None


def test_recovery_codes_lie_salted_and_those_of_before_still_work(desk, secret) -> None:
    _totp, codes = secret
    with desk.store.database.begin(write=True) as connection:
        stored = sign_ins.recovery_codes(connection, desk.scope.person_id)
        sign_ins.put_recovery_codes(connection, desk.scope.person_id, (passwords.token_hash(codes[1]), *stored[:1]))

    assert len({one.partition(":")[0] for one in stored}) == len(codes)  # a salt each
    assert not any(passwords.token_hash(code) in one for code in codes for one in stored)
    pending = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).pending
    assert signing_in.take_second_step(desk.store, pending, codes[1], HOME).person is not None


def test_codes_are_not_guessed_one_after_another(desk, clock, secret) -> None:
    totp, _codes = secret
    pending = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).pending
    for place in range(throttle.OF_PAIR):
        signing_in.take_second_step(desk.store, pending, f"00000{place}", f"203.0.113.{place}")

    assert signing_in.take_second_step(desk.store, pending, totp.at(clock.now), HOME).must_wait


@pytest.mark.parametrize(("seconds", "works"), [(0, True), (-30, True), (30, True), (-90, False), (90, False)])
def test_a_phones_clock_may_be_a_little_off(desk, clock, secret, seconds, works) -> None:
    totp, _codes = secret
    clock.pass_by(seconds=120)
    pending = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).pending

    code = totp.at(clock.now + timedelta(seconds=seconds))

    assert (signing_in.take_second_step(desk.store, pending, code, HOME).person is not None) is works


def test_a_try_that_waits_too_long_is_over(desk, clock, secret) -> None:
    totp, _codes = secret
    pending = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).pending

    clock.pass_by(minutes=5)

    assert signing_in.take_second_step(desk.store, pending, totp.at(clock.now), HOME).person is None


def test_a_second_step_goes_away_only_with_a_code_of_it(desk, clock, secret) -> None:
    totp, _codes = secret
    person = people.session_of(desk.store, people.open_session(desk.store, desk.scope.person_id)).person

    with pytest.raises(InvalidInput):
        second_step.turn_off(desk.store, person, "123456")
    with pytest.raises(InvalidInput, match="is_on"):
        second_step.begin(desk.store, person)
    second_step.turn_off(desk.store, person, totp.at(clock.now))

    assert signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).person is not None


def test_an_identity_is_bound_by_its_subject_and_never_by_an_address(desk) -> None:
    link = members.invite(desk, SETTINGS, KAISA, "", contact_terms(desk))
    person = invitations.accept_identity(desk.store, link.token, "https://id.example", "subject-1", "Kaisa")
    again = members.invite(desk, SETTINGS, "toinen@example.fi", "", contact_terms(desk))
    known = members.invite(desk, SETTINGS, AINO, "", contact_terms(desk))

    assert signing_in.sign_in_by_identity(desk.store, "https://id.example", "subject-1").person == person
    for issuer, subject in (("https://other.example", "subject-1"), ("https://id.example", KAISA)):
        assert signing_in.sign_in_by_identity(desk.store, issuer, subject).person is None
    with pytest.raises(InvalidInput, match="identity_taken"):
        invitations.accept_identity(desk.store, again.token, "https://id.example", "subject-1", "Toinen")
    with pytest.raises(InvalidInput, match="has_account"):  # a link alone does not open an account with a password
        invitations.accept_identity(desk.store, known.token, "https://id.example", "subject-2", "Aino")
    assert signing_in.sign_in(desk.store, KAISA, "", HOME).person is None


def test_memberships_are_made_by_terms() -> None:
    ids = iter(("B1", "B2"))
    made = Terms(Role.INTERVIEWER, visit_ids=("V1", "V2")).memberships("P", "R", lambda: next(ids))

    assert made == (
        Membership("B1", "P", Role.INTERVIEWER, "R", None, "V1"),
        Membership("B2", "P", Role.INTERVIEWER, "R", None, "V2"),
    )
