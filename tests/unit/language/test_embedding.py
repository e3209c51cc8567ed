import numpy as np

from analysis.language.analyser import Analyser
from analysis.language.embedding import LexicalEmbedder, encode_missing, vector_key


class CountingEmbedder:
    name = "counting"
    version = "1"

    def __init__(self):
        self.seen = []

    def encode(self, texts):
        self.seen.extend(texts)
        return np.eye(len(texts), 4, dtype=np.float32)


def test_text_is_embedded_once():
    embedder = CountingEmbedder()
    known = {vector_key(embedder, "a"): np.zeros(4, dtype=np.float32)}

    made = encode_missing(embedder, ["a", "b", "b"], known)

    assert embedder.seen == ["b"]
    assert set(made) == {vector_key(embedder, "b")}


def test_another_version_is_another_vector():
    older, newer = CountingEmbedder(), CountingEmbedder()
    newer.version = "2"

    assert vector_key(older, "a") != vector_key(newer, "a")


def test_cancel_keeps_what_is_ready():
    embedder = CountingEmbedder()
    told = []

    made = encode_missing(
        embedder,
        [f"text {at}" for at in range(200)],
        {},
        progress=lambda done, total: told.append((done, total)),
        is_cancelled=lambda: bool(told),
    )

    assert told == [(64, 200)]
    assert len(made) == 64


def test_lexical_vectors_meet_where_lemmas_meet():
    embedder = LexicalEmbedder(Analyser())

    a, b, c, empty = embedder.encode(["Katselmuksia on tehty", "energiakatselmus tehtiin", "Ekotuki on hiipunut", "…"])

    assert a @ b > 0.3
    assert a @ c < 0.1
    assert not empty.any()
    assert np.isclose(np.linalg.norm(a), 1)
