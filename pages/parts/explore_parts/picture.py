"""A picture: a figure with the sentence and the tables that say the same, and the findings behind each part of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

Ids = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table of a picture, and the ids of the findings behind each of its rows."""

    caption: str
    frame: pd.DataFrame
    rows: tuple[Ids, ...]


@dataclass(frozen=True)
class Picture:
    """A figure in words and numbers. `points` holds, by trace and point, the findings behind them.

    `name` stands in keys and in the names of saved images: small letters and dashes.
    """

    name: str
    sentences: tuple[str, ...]
    figure: go.Figure
    alt: str
    tables: tuple[Table, ...]
    points: tuple[tuple[Ids, ...], ...]
    every: Ids
    takes_lasso: bool = False
    is_selectable: bool = field(default=True)
    # A narrow screen scrolls a figure sideways that would not be readable any narrower (pixels).
    least_width: int = 0

    def behind_points(self, chosen: Iterable[tuple[int, int]]) -> Ids:
        """Return the findings behind chosen points (trace, point); what is not in the figure is nothing."""
        found = [
            self.points[trace][point]
            for trace, point in chosen
            if 0 <= trace < len(self.points) and 0 <= point < len(self.points[trace])
        ]
        return joined(found)

    def behind_rows(self, table: int, rows: Iterable[int]) -> Ids:
        """Return the findings behind chosen rows of a table."""
        known = self.tables[table].rows
        return joined([known[row] for row in rows if 0 <= row < len(known)])


def joined(groups: Sequence[Ids]) -> Ids:
    """Return the ids of several groups, each once, in their order."""
    return tuple(dict.fromkeys(one for group in groups for one in group))
