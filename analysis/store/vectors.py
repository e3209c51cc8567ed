"""Sentence vectors and the map made of them: a cache by content, shared by all rounds, without words."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, select

from analysis.access import round_of
from analysis.store import schema
from analysis.store.unit import Reading, Writing

_PART = 500


def known_vectors(connection: Connection, keys: Iterable[str]) -> dict[str, NDArray[np.float32]]:
    """Return the vectors that are stored under these keys."""
    table, wanted = schema.vector, sorted(set(keys))
    found: dict[str, NDArray[np.float32]] = {}
    for start in range(0, len(wanted), _PART):
        query = select(table.c.id, table.c.data).where(table.c.id.in_(wanted[start : start + _PART]))
        found.update({row.id: np.frombuffer(row.data, dtype="<f4") for row in connection.execute(query)})
    return found


def add_vectors(connection: Connection, embedder: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Store vectors that are not stored yet."""
    known = known_vectors(connection, vectors)
    rows = [
        {"id": key, "embedder": embedder, "data": np.asarray(vector, dtype="<f4").tobytes()}
        for key, vector in sorted(vectors.items())
        if key not in known
    ]
    if rows:
        connection.execute(insert(schema.vector), rows)


def store_map(unit: Writing, points: Mapping[str, tuple[float, float]]) -> None:
    """Put the round's map of findings in the place of the older one."""
    round_id = round_of(unit.scope)
    table = schema.finding_map
    unit.connection.execute(delete(table).where(table.c.id == round_id))
    rows = [[key, round(x, 6), round(y, 6)] for key, (x, y) in sorted(points.items())]
    unit.connection.execute(insert(table).values(id=round_id, round_id=round_id, points=rows))


def read_map(reading: Reading) -> dict[str, tuple[float, float]]:
    """Return the round's map of findings; empty until it has been made."""
    table = schema.finding_map
    rows = reading.rows(select(table).where(table.c.round_id == round_of(reading.scope)))
    return {key: (x, y) for row in rows for key, x, y in row["points"]}
