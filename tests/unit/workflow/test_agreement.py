"""Two codings side by side: what the number is, how sure it is, and where it says nothing."""

from random import Random

import pytest
from sklearn.metrics import cohen_kappa_score

from analysis.model.agreement import Verdict, agreement, standard_error


def pairs_of(table: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    return [pair for pair, count in sorted(table.items()) for _ in range(count)]


def test_kappa_is_the_one_that_others_compute() -> None:
    dice = Random(4)
    for size in (2, 7, 40, 300):
        pairs = [(dice.choice("abc"), dice.choice("abcd")) for _ in range(size)]
        expected = cohen_kappa_score([a for a, _ in pairs], [b for _, b in pairs])

        assert agreement(pairs).kappa == pytest.approx(expected)


def test_the_error_is_the_one_of_the_paper() -> None:
    # The example of Fleiss, Cohen & Everitt 1969: 200 cases, kappa 0.429, variance 0.002885.
    shares = {"11": 106, "12": 10, "13": 4, "21": 22, "22": 28, "23": 10, "31": 2, "32": 12, "33": 6}
    pairs = pairs_of({(key[0], key[1]): count for key, count in shares.items()})

    found = agreement(pairs)

    assert found.kappa == pytest.approx(0.429, abs=0.001)
    assert standard_error(pairs) ** 2 == pytest.approx(0.002885, abs=0.00001)


def test_perfect_agreement_on_few_findings_is_not_called_certain() -> None:
    found = agreement([("a", "a"), ("b", "b")] * 5)

    assert found.kappa == found.high == 1.0
    assert found.low is not None and found.low < 0.6
    assert found.verdict is Verdict.OPEN


def test_perfect_agreement_on_many_is_repeatable() -> None:
    assert agreement([("a", "a"), ("b", "b")] * 50).verdict is Verdict.REPEATABLE


def test_one_code_only_gives_no_number() -> None:
    found = agreement([("a", "a")] * 30)

    assert (found.agreed, found.kappa, found.low, found.high) == (30, None, None, None)
    assert found.verdict is Verdict.UNDEFINED


@pytest.mark.parametrize(("pair", "verdict"), [(("a", "a"), Verdict.UNDEFINED), (("a", "b"), Verdict.TOO_FEW)])
def test_one_finding_gives_no_interval(pair: tuple[str, str], verdict: Verdict) -> None:
    found = agreement([pair])

    assert (found.low, found.high, found.verdict) == (None, None, verdict)


def test_nothing_coded_says_nothing() -> None:
    assert agreement([]).verdict is Verdict.UNDEFINED


def test_always_the_other_code_differs() -> None:
    found = agreement([("a", "b"), ("b", "a")] * 20)

    assert found.kappa == pytest.approx(-1)
    assert found.low is not None and found.high is not None and -1 <= found.low <= found.high < 0.6
    assert found.verdict is Verdict.DIFFERS
