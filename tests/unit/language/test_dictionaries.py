from analysis.language import dictionaries


def test_trie_is_never_built_for_a_request(tmp_path, monkeypatch):
    def refuse(*_arguments, **_options):
        raise AssertionError("a trie was built")

    monkeypatch.setattr(dictionaries, "TrieDictionaryFactory", refuse)

    forms = dictionaries.word_forms("en", tmp_path)

    assert forms.known("audits") == "audit"
    assert list(tmp_path.iterdir()) == []


def test_built_trie_is_read_and_not_built_again(tmp_path):
    built = dictionaries.build_tries(tmp_path, ("en",))

    assert [path.name for path in built] == ["en.dic"]
    assert dictionaries.build_tries(tmp_path, ("en",)) == ()
    assert dictionaries.word_forms("en", tmp_path).known("audits") == "audit"
    assert dictionaries.word_forms("en", tmp_path).known("xyzzyq") is None
