"""A model that the customer has on disk: model2vec or sentence-transformers, by path or by name. Nothing is fetched."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.errors import SynthesisError

# What decides a model's vectors; read-me files and pictures do not.
_MODEL_FILES = frozenset({".json", ".safetensors", ".bin", ".txt", ".model", ".npy", ".onnx"})
_Encode = Callable[[list[str]], NDArray[np.float32]]


class ModelUnusable(SynthesisError):
    """The model that was asked for cannot be used; `reason` is one of `REASONS`."""

    REASONS: Mapping[str, str] = {
        "not_on_disk": "there is no such model on this disk (nothing is fetched from the network)",
        "no_library": "the library that reads it is not installed: pip install {detail}",
        "unreadable": "it could not be read: {detail}",
    }

    def __init__(self, name: str, reason: str, detail: str = "") -> None:
        super().__init__(f"the language model {name} is not used: {self.REASONS[reason].format(detail=detail)}")
        self.name = name
        self.reason = reason


class OwnModel:
    """Sentence vectors by a model on disk. Its version is a hash of its files: another model is another vector."""

    def __init__(self, folder: Path, library: str, encode: _Encode) -> None:
        self.name = f"{library}:{model_name(folder)}"
        self.version = _content_hash(folder)
        self._encode = encode
        self._size = int(np.atleast_2d(encode(["a"])).shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised row a text; a text that the model knows nothing of is a row of zeros."""
        if not texts:
            return np.zeros((0, self._size), dtype=np.float32)
        rows = np.nan_to_num(np.asarray(self._encode(list(texts)), dtype=np.float32), posinf=0, neginf=0)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def open_model(name: str) -> OwnModel:
    """Return the model of a folder, or of a name as it is kept in the Hugging Face cache.

    Raises ModelUnusable when it is not on disk, its library is missing, or it cannot be read.
    """
    folder = find_model(name)
    if folder is None:
        raise ModelUnusable(name, "not_on_disk")
    # The folder is enough for both libraries; this keeps them from asking about newer files.
    os.environ["HF_HUB_OFFLINE"] = "1"
    library = library_of(folder)
    try:
        return OwnModel(folder, library, _MAKERS[library](folder))
    except ImportError as error:
        raise ModelUnusable(name, "no_library", library) from error
    except Exception as error:
        # Each library and each file format raises its own.
        raise ModelUnusable(name, "unreadable", type(error).__name__) from error


def find_model(name: str, environment: Mapping[str, str] | None = None) -> Path | None:
    """Return the folder of a model on this disk, or None."""
    values = os.environ if environment is None else environment
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    candidates = (name,) if "/" in name else (name, f"sentence-transformers/{name}")
    found = (_cached(hub, candidate) for hub in _hubs(values) for candidate in candidates)
    return next((path for path in found if path is not None), None)


def library_of(folder: Path) -> str:
    """Return which library reads the model: model2vec keeps vectors and tokens side by side and no network layers."""
    has_both = (folder / "model.safetensors").is_file() and (folder / "tokenizer.json").is_file()
    kind = _json(folder / "config.json").get("model_type", "model2vec")
    return "model2vec" if has_both and kind == "model2vec" else "sentence-transformers"


def _model2vec(folder: Path) -> _Encode:
    from model2vec import StaticModel  # noqa: PLC0415 (an optional extra)

    model = StaticModel.from_pretrained(str(folder), force_download=False)
    return lambda texts: np.asarray(model.encode(texts, use_multiprocessing=False), dtype=np.float32)


def _sentence_transformers(folder: Path) -> _Encode:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (an optional extra)

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    return lambda texts: np.asarray(model.encode(texts, show_progress_bar=False), dtype=np.float32)


_MAKERS: Mapping[str, Callable[[Path], _Encode]] = {
    "model2vec": _model2vec,
    "sentence-transformers": _sentence_transformers,
}


def _hubs(values: Mapping[str, str]) -> Iterator[Path]:
    if values.get("HF_HUB_CACHE"):
        yield Path(values["HF_HUB_CACHE"])
    yield Path(values.get("HF_HOME") or Path.home() / ".cache" / "huggingface") / "hub"


def _cached(hub: Path, name: str) -> Path | None:
    """Return the folder of a model in a Hugging Face cache: the commit that `main` was when it was fetched."""
    model = hub / f"models--{name.replace('/', '--')}"
    main = model / "refs" / "main"
    if main.is_file():
        snapshot = model / "snapshots" / main.read_text(encoding="utf-8").strip()
        return snapshot if snapshot.is_dir() else None
    snapshots = sorted(model.glob("snapshots/*/"))
    return snapshots[0] if len(snapshots) == 1 else None


def model_name(folder: Path) -> str:
    """Return a model's name without where it lies: models--a--b/snapshots/<commit> is a/b."""
    inside = folder.resolve()
    if inside.parent.name == "snapshots":
        return inside.parent.parent.name.removeprefix("models--").replace("--", "/")
    return inside.name


def _content_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _MODEL_FILES:
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()}\x1f{content}\n".encode())
    return digest.hexdigest()[:16]


def _json(path: Path) -> dict[str, object]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
