"""Taking one step on the page of the summary: do it, say so, draw anew."""

from collections.abc import Callable

from pages.parts.messages import done_and_anew, expected_errors_shown


def take_step(step: Callable[[], object], sentence: str) -> None:
    """Do something and tell that it was done; say what is wrong when it cannot be done."""
    with expected_errors_shown():
        step()
        done_and_anew(sentence)
