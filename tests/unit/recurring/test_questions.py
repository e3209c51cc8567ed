from recurring_builders import REPORTS, WORDS, accepted, apart, finding, judgement_of, together

from analysis.model.codes import FindingType
from analysis.recurring.corpus import beside
from analysis.recurring.questions import next_questions, partners, partners_of_new, question_about


def asked(findings, constraints=(), recurring=(), count=1):
    return next_questions(judgement_of(findings, constraints, recurring), count)


def test_surest_pair_is_asked_first():
    (question,) = asked(REPORTS)

    assert {question.finding_id, question.candidates[0].finding_id} in ({"a", "b"}, {"c", "d"})
    assert 1 <= len(question.candidates) <= 5


def test_candidates_come_from_other_municipalities_and_never_say_the_opposite():
    works = finding("g", REPORTS[0].text, "tuulisalo", kind=FindingType.STRENGTH)
    municipality = {one.finding_id: one.municipality_id for one in [*REPORTS, works]}

    for question in asked([*REPORTS, works], count=10):
        shown = {candidate.finding_id for candidate in question.candidates}
        assert municipality[question.finding_id] not in {municipality[key] for key in shown}
        assert {question.finding_id, "g"} & {"a"} == set() or "g" not in shown


def test_answered_pair_is_not_asked_again():
    told = [together("a", "b"), apart("c", "d")]
    pairs = {
        frozenset((question.finding_id, candidate.finding_id))
        for question in asked(REPORTS, told, count=20)
        for candidate in question.candidates
    }

    assert pairs
    assert not pairs & {frozenset("ab"), frozenset("cd")}


def test_no_pair_is_asked_twice_in_one_list():
    pairs = [
        frozenset((question.finding_id, candidate.finding_id))
        for question in asked(REPORTS, count=20)
        for candidate in question.candidates
    ]

    assert len(pairs) == len(set(pairs))


def test_everything_told_leaves_nothing_to_ask():
    assert asked(REPORTS[:2], [together("a", "b")]) == ()
    assert asked(REPORTS[:2], recurring=[accepted("r", "a", "b")]) == ()
    assert asked([]) == ()


def test_partners_are_likeliest_first_and_never_the_finding_itself():
    found = partners(judgement_of(REPORTS), "a", 3)

    assert [candidate.finding_id for candidate in found][:1] == ["b"]
    assert len(found) == 3
    assert "a" not in {candidate.finding_id for candidate in found}
    assert sorted((candidate.probability for candidate in found), reverse=True) == [c.probability for c in found]


def test_nothing_is_asked_about_findings_left_out_but_they_may_be_candidates():
    judgement = judgement_of(REPORTS)
    asked_about = {question.finding_id for question in next_questions(judgement, 20, leave_out=("a", "c"))}
    shown = {one.finding_id for q in next_questions(judgement, 20, leave_out=("a", "c")) for one in q.candidates}

    assert not asked_about & {"a", "c"}
    assert {"a", "c"} <= shown
    assert next_questions(judgement, leave_out=[one.finding_id for one in REPORTS]) == ()


def test_a_chosen_finding_has_the_question_that_it_would_be_asked_with():
    judgement = judgement_of(REPORTS)
    (first,) = next_questions(judgement)

    assert question_about(judgement, first.finding_id) == first
    assert question_about(judgement_of(REPORTS[:2], [together("a", "b")]), "a").candidates == ()


def test_new_finding_is_led_to_its_partners_without_redoing_the_round():
    judgement = judgement_of(REPORTS)
    told = finding("new", "Ehdotusten toteutumista ei seurata", "tuulisalo")
    strange = finding("odd", "Zzz", None, theme="")

    found, nothing = partners_of_new(judgement, beside(judgement.corpus, [told, strange], {}, WORDS), 2)

    assert {candidate.finding_id for candidate in found} == {"a", "b"}
    assert found[0].probability > nothing[0].probability
    assert len(judgement.corpus) == len(REPORTS)
