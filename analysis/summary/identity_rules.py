"""Rules that keep municipalities and people from being pointed at."""

from collections.abc import Iterator

from analysis.model.codes import Attribution, Audience, StatementKind
from analysis.model.rounds import Municipality
from analysis.model.summary import Statement, Violation
from analysis.summary.facts import StatementFacts, printed_text, wording_sha256
from analysis.summary.names import names_in
from analysis.summary.phrases import DESCRIBED, EMAIL, IDENTITY_CODE, JOB_TITLE, PERSON_PLACEHOLDER, PHONE
from analysis.summary.quantifiers import is_difficulty

# A class with fewer members names each of them.
_FEWEST_IN_A_CLASS = 3
# Statistics Finland's and the municipal league's usual bounds: below 20 000 small, from 100 000 on large.
_SIZES = {
    "alle 5 000": "small",
    "5 000–10 000": "small",
    "10 000–20 000": "small",
    "20 000–50 000": "middle",
    "50 000–100 000": "middle",
    "yli 100 000": "large",
}
_PERSONAL = (PERSON_PLACEHOLDER, EMAIL, PHONE, IDENTITY_CODE)


def named_difficulty(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """A difficulty with a municipality's name in any form.

    Rationale: a municipality tells openly only when what it lacks is never printed beside its name. Its own report is
    the one place where it may stand.
    """
    if facts.audience is Audience.OWN or not is_difficulty(statement.direction):
        return
    for hit in names_in(printed_text(statement), facts.names):
        yield Violation("named_difficulty", statement.statement_id, hit.words, hard=True)


def recognisable_person(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """A person's name, contact details, identity code, or a mark where a person was hidden.

    Rationale: interviewees were promised that nothing is traced to them; in a small municipality a trace is a name.
    """
    text = printed_text(statement)
    for pattern in _PERSONAL:
        for match in pattern.finditer(text):
            yield Violation("recognisable_person", statement.statement_id, match.group(), hard=True)
    for hit in names_in(text, parts_of_names(facts.hidden_names), only_capitals=True):
        yield Violation("recognisable_person", statement.statement_id, hit.words, hard=True)


def job_title(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:  # noqa: ARG001 – a Rule takes both
    """A title of one post-holder.

    Rationale: there is often one holder of a title in a municipality, so the title is the person; but *johtajat*
    in general is a fair word, so an analyst may overrule.
    """
    for match in JOB_TITLE.finditer(printed_text(statement)):
        yield Violation("job_title", statement.statement_id, match.group(), hard=False)


def name_without_consent(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """A municipality named beside what works, without its recorded consent to this very wording.

    Rationale: silence is no consent, and a consent to one wording is none to another. In the comment round the name is
    a proposal: the municipality reads it in its own section and answers, and nobody else reads it (`agreed_names`).
    So it breaks nothing there, and a public text is stopped for good.
    """
    if facts.audience in (Audience.OWN, Audience.COMMENT_ROUND) or is_difficulty(statement.direction):
        return
    wording = wording_sha256(statement.text)
    agreed = {one.municipality_id for one in facts.consents if _is_for(one.statement_id, one.wording_sha256, statement)}
    for municipality_id, words in _named(statement, facts):
        if municipality_id not in agreed:
            detail = words or wording
            yield Violation(
                "name_without_consent", statement.statement_id, detail, hard=facts.audience is Audience.PUBLIC
            )


def lone_difficulty(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """A difficulty that was found in one municipality only.

    Rationale: it is not printed unless an analyst decides so and puts it in general terms (decisions.md 8).
    """
    is_claim = statement.kind is StatementKind.CLAIM
    if is_claim and is_difficulty(statement.direction) and len(facts.found) == 1:
        yield Violation("lone_difficulty", statement.statement_id, "", hard=False)


def described_too_narrowly(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """A municipality described by a class (its size, its language) that has fewer than three members in the round.

    Rationale: "a middle-sized town" is a name when there is one; so it is as hard as a name would be in its place.
    """
    if facts.audience is Audience.OWN or statement.kind is not StatementKind.CLAIM:
        return
    is_hard = is_difficulty(statement.direction) or facts.audience is Audience.PUBLIC
    for match in DESCRIBED.finditer(printed_text(statement)):
        members = [one for one in facts.participants if match.lastgroup in _classes(one)]
        agreed = {
            one.municipality_id for one in facts.consents if _is_for(one.statement_id, one.wording_sha256, statement)
        }
        is_agreed = not is_difficulty(statement.direction) and facts.found <= agreed
        if len(members) < _FEWEST_IN_A_CLASS and not is_agreed:
            yield Violation("described_too_narrowly", statement.statement_id, match.group(), hard=is_hard)


def _classes(municipality: Municipality) -> frozenset[str]:
    """The classes that a description may call it by; a size that nobody recorded is in none."""
    found = {_SIZES.get(municipality.size_class, "")}
    if "sv" in municipality.languages:
        found.add("two_languages" if len(municipality.languages) > 1 else "swedish")
    return frozenset(found)


def _is_for(statement_id: str, wording: str, statement: Statement) -> bool:
    return statement_id == statement.statement_id and wording == wording_sha256(statement.text)


def _named(statement: Statement, facts: StatementFacts) -> Iterator[tuple[str, str]]:
    """Who is named: by attribution or by a word of the text."""
    text = printed_text(statement)
    for one in facts.participants:
        hits = names_in(text, one.names())
        is_attributed = statement.attribution is Attribution.NAMED
        if hits or (is_attributed and statement.named_municipality_id == one.municipality_id):
            yield one.municipality_id, hits[0].words if hits else one.name_fi


def parts_of_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """A full name is known by each of its parts; initials and particles are too short to know anybody by."""
    return tuple(dict.fromkeys(part.strip(".,") for name in names for part in name.split() if len(part) > 2))
