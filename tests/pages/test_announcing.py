"""What was done is told to screen readers in plain words, and no words of users become code."""

import json

import pytest

from pages.parts.announcing import script_of
from pages.parts.plain import escape_markdown


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The text was added.", '"The text was added."'),
        (f"Undone: {escape_markdown('A (b) *c*')}.", '"Undone: A (b) *c*."'),
        ("**Saved**", '"Saved"'),
    ],
)
def test_marks_are_not_read_out(sentence, said) -> None:
    assert f"textContent = {said};" in script_of(sentence, 1)


@pytest.mark.parametrize("words", ["</script><script>alert(1)</script>", '"; alert(1); "', "<!-- x", "a\u2028b\nc"])
def test_words_of_users_never_become_code(words) -> None:
    script = script_of(words, 1)

    assert script.count("<script>") == script.count("</script>") == 1
    assert "<!--" not in script
    literal = script.rpartition("textContent = ")[2].partition("; }, 200)")[0]
    assert json.loads(literal) == words


def test_the_same_sentence_twice_is_said_twice() -> None:
    assert script_of("Saved.", 1) != script_of("Saved.", 2)


def test_a_second_script_of_the_page_does_not_clash_with_the_first() -> None:
    script = script_of("Saved.", 1)

    # A `let` outside a block would be the whole page's, and an error the second time.
    assert script.index("{") < script.index("let region") < script.rindex("}")
    assert script.partition("*/")[2].lstrip().startswith("{")
