from analysis.language.tokens import blanked, has_placeholder, tokens


def test_words_keep_their_places():
    text = "KETS:n toimenpide-ehdotus, 2014."

    found = tokens(text)

    assert [token.text for token in found] == ["KETS:n", "toimenpide-ehdotus", "2014"]
    assert all(text[token.start : token.end] == token.text for token in found)


def test_placeholder_is_blanked_but_a_remark_in_brackets_with_numbers_is_not():
    assert has_placeholder("[henkilö 2] kattoo")
    assert not has_placeholder("[2014] tehty")
    assert len(blanked("[henkilö 2] kattoo")) == len("[henkilö 2] kattoo")
    assert "henkilö" not in blanked("[henkilö 2] kattoo")


def test_sentences_without_a_space_between_are_two_words():
    assert [token.text for token in tokens("tehty.Seuraava")] == ["tehty", "Seuraava"]
