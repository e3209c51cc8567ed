"""The agreement check: a blind second coding of a sample, how far it agrees, and settling where it does not."""

from collections.abc import Collection
from random import Random

from analysis.access import round_of
from analysis.errors import AccessDenied, InvalidInput, NotFound, RuleBroken
from analysis.model.agreement import agreement
from analysis.model.codes import FindingType
from analysis.model.findings import Finding
from analysis.model.second_coding import (
    Check,
    CheckResult,
    CheckState,
    CodePart,
    Codes,
    Disagreement,
    SecondCode,
    Settled,
    ToCode,
)
from analysis.store import findings as finding_store
from analysis.store import people, schema
from analysis.store import rounds as round_store
from analysis.store import second_coding as stored
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Writing
from analysis.workflow.desk import Desk
from analysis.workflow.findings import changed_finding
from analysis.workflow.views import FindingChanges

MOST_IN_SAMPLE = 500


def to_draw_from(desk: Desk) -> int:
    """Return how many findings one may code a second time: those that others brought in and coded."""
    with desk.store.reading(desk.scope) as reading:
        return len(stored.others_findings(reading))


def draw_sample(desk: Desk, size: int, code_parts: Collection[CodePart]) -> str:
    """Draw findings that others coded, for oneself to code again. Returns the check's id.

    The lot is repeatable: its seed is the number of the check in the round. Raises InvalidInput for a size that is no
    size and where nothing is left that others coded, RuleBroken while a sample of one's own is open.
    """
    if not 1 <= size <= MOST_IN_SAMPLE or not code_parts:
        raise InvalidInput("sample", "size")
    with desk.store.writing(desk.scope, "draw_sample") as unit:
        round_of(unit.scope)
        refuse_erased(unit)
        earlier = stored.checks(unit)
        if any(not one.is_ended and one.coder_id == unit.person_id for one in earlier):
            raise RuleBroken("sample_open")
        ids = stored.others_findings(unit)
        if not ids:
            raise InvalidInput("sample", "all_own")
        seed = len(earlier) + 1
        drawn = Random(seed).sample(ids, min(size, len(ids)))
        parts = tuple(part for part in CodePart if part in code_parts)
        check = Check(people.new_id("A"), unit.now, seed, len(drawn), parts, unit.person_id)
        found = finding_store.get_findings(unit, drawn)
        codes = (SecondCode("", check.check_id, key, at, codes_of(found[key])) for at, key in enumerate(drawn))
        stored.add_check(unit, check, {f"{check.check_id}:{one.position:04d}": one for one in codes})
    return check.check_id


def checks(desk: Desk) -> tuple[CheckState, ...]:
    """Return the round's checks, newest first."""
    with desk.store.reading(desk.scope) as reading:
        counts, me = stored.coded_counts(reading), desk.scope.person_id
        return tuple(CheckState(one, counts.get(one.check_id, 0), one.coder_id == me) for one in stored.checks(reading))


def next_to_code(desk: Desk, check_id: str) -> ToCode | None:
    """Return the next finding of one's own sample, its words alone; None when all are coded or gone.

    Raises AccessDenied for somebody else's sample.
    """
    with desk.store.reading(desk.scope) as reading:
        _own(reading, check_id)
        codes = stored.codes_of(reading, check_id)
        there = finding_store.get_findings(reading, [one.finding_id for one in codes if not one.is_coded])
    left = [one for one in codes if one.finding_id in there]
    done = sum(one.is_coded for one in codes)
    if not left:
        return None
    text, gone = there[left[0].finding_id].text, len(codes) - done - len(left)
    return ToCode(left[0].code_id, text, left[0].version, done, done + len(left), gone)


def code_again(desk: Desk, code_id: str, version: int, theme_code: str | None, kind: FindingType | None) -> None:
    """Keep the second codes of one finding; the last one ends the check. Parts that the check leaves out are dropped.

    Raises AccessDenied for somebody else's sample, RuleBroken for an ended one, StaleWrite when coded meanwhile.
    """
    with desk.store.writing(desk.scope, "code_again") as unit:
        refuse_erased(unit)
        code = stored.get_code(unit, code_id)
        check = _own(unit, code.check_id)
        if check.is_ended:
            raise RuleBroken("sample_ended")
        wants_theme = CodePart.THEME in check.parts
        if wants_theme and theme_code not in {one.code for one in round_store.open_round(unit).themes}:
            raise InvalidInput("theme", "unknown")
        second = Codes(theme_code if wants_theme else None, kind if CodePart.TYPE in check.parts else None)
        stored.keep_second(unit, code_id, second, version)
        left = [one.finding_id for one in stored.codes_of(unit, check.check_id) if not one.is_coded]
        if not finding_store.get_findings(unit, left):
            stored.end_check(unit, check.check_id)


def end_check(desk: Desk, check_id: str) -> None:
    """End one's own check with what is coded so far. Raises AccessDenied for somebody else's."""
    with desk.store.writing(desk.scope, "end_check") as unit:
        if not _own(unit, check_id).is_ended:
            stored.end_check(unit, check_id)


def result(desk: Desk, check_id: str) -> CheckResult:
    """Return what an ended check says. Raises RuleBroken while it goes on: the coder must not be told the codes."""
    with desk.store.reading(desk.scope) as reading:
        round_of(reading.scope)
        check = stored.get_check(reading, check_id)
        if not check.is_ended:
            raise RuleBroken("sample_open")
        codes = [one for one in stored.codes_of(reading, check_id) if one.is_coded]
        differing = [one for one in codes if _differs(one, check)]
        there = finding_store.get_findings(reading, [one.finding_id for one in differing])
    pairs = {part: [(one.first.of(part), one.second.of(part)) for one in codes] for part in check.parts}
    return CheckResult(
        check,
        tuple((part, agreement(pairs[part])) for part in check.parts),
        tuple(_disagreement(one, check, there.get(one.finding_id)) for one in differing),
    )


def settle(
    desk: Desk, code_id: str, part: CodePart, choice: Settled, finding_version: int, other: str | None = None
) -> None:
    """Settle a disagreement: the finding gets the first code, the second, or another. One step.

    `other` is the code for `Settled.OTHER`; an empty text is no type. Raises RuleBroken while the check goes on,
    NotFound when the finding has left, StaleWrite when somebody changed it first.
    """
    with desk.store.writing(desk.scope, "settle_coding") as unit:
        refuse_erased(unit)
        code = stored.get_code(unit, code_id)
        check = stored.get_check(unit, code.check_id)
        if not check.is_ended:
            raise RuleBroken("sample_open")
        if part not in _differs(code, check):
            raise InvalidInput("sample", "same")
        wanted = {Settled.FIRST: code.first.of(part), Settled.SECOND: code.second.of(part)}.get(choice, other)
        _write(unit, code.finding_id, _changes(unit, part, wanted), finding_version)
        stored.keep_settled(unit, code, part, choice)


def codes_of(finding: Finding) -> Codes:
    """Return the codes that a finding has."""
    return Codes(finding.theme_code, finding.finding_type)


def _own(reading: Reading, check_id: str) -> Check:
    round_of(reading.scope)
    check = stored.get_check(reading, check_id)
    if check.coder_id != reading.scope.person_id:
        raise AccessDenied(f"check {check_id} is somebody else's to code")
    return check


def _differs(code: SecondCode, check: Check) -> tuple[CodePart, ...]:
    if not code.is_coded:
        return ()
    return tuple(part for part in check.parts if code.first.of(part) != code.second.of(part))


def _disagreement(code: SecondCode, check: Check, finding: Finding | None) -> Disagreement:
    parts = _differs(code, check)
    if finding is None:
        return Disagreement(code, parts, None, Codes(), 0)
    return Disagreement(code, parts, finding.text, codes_of(finding), finding.version)


def _changes(unit: Writing, part: CodePart, wanted: str | None) -> FindingChanges:
    if part is CodePart.TYPE:
        if wanted is None:
            raise InvalidInput("sample", "other_missing")
        return FindingChanges(finding_type=FindingType(wanted) if wanted else None, clear_type=not wanted)
    if wanted not in {one.code for one in round_store.open_round(unit).themes}:
        raise InvalidInput("theme", "unknown")
    return FindingChanges(theme_code=wanted)


def _write(unit: Writing, finding_id: str, changes: FindingChanges, version: int) -> None:
    finding = finding_store.get_findings(unit, [finding_id]).get(finding_id)
    if finding is None:
        raise NotFound("finding", finding_id)
    row = finding_store.finding_row(changed_finding(finding, changes))
    # Written even where the code is there already: the version tells that nobody changed it since it was read.
    unit.update(schema.finding, finding_id, {k: v for k, v in row.items() if k != "id"}, version=version)
