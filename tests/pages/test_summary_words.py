"""Every code of the summary is called something in Finnish."""

from analysis.model.codes import ReopenReason
from pages.parts import catalogues, code_names, summary_names


def test_every_code_of_the_summary_has_a_finnish_name() -> None:
    known = catalogues.words("fi").plain

    asked = [msgid for table in summary_names.EVERY_TABLE for msgid in table.values()]

    assert [msgid for msgid in asked if msgid not in known] == []


def test_every_reason_to_look_again_is_said_on_the_card_and_at_the_gate() -> None:
    assert set(summary_names.REOPEN_REASONS) == {reason.value for reason in ReopenReason}
    assert {f"reopened_{reason.value}" for reason in ReopenReason} <= set(summary_names.SUMMARY_RULES)


def test_no_code_has_two_names() -> None:
    assert not set(summary_names.SUMMARY_RULES) & set(code_names.RULES)
    assert not set(summary_names.SUMMARY_ACTIONS) & set(code_names.ACTIONS)
