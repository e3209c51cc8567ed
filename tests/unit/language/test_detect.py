import pytest

from analysis.language.detect import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Katselmusraportit on teetetty, mutta ehdotuksia ei seurata.", "fi"),
        ("ei sijaista", "fi"),
        ("Energibesiktningarna görs men ingen följer upp förslagen.", "sv"),
        ("Ingen rutin för energikrav", "sv"),
        ("The audit reports lie on the shelf and nobody reads them.", "en"),
        ("", "fi"),
        ("2012–2015", "fi"),
    ],
)
def test_language_is_told_from_words_and_shapes(text, language):
    assert language_of(text) == language


def test_text_with_dots_is_never_english():
    assert language_of("ä led the audit") != "en"
