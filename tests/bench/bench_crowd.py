"""Many analysts at once on the findings page: how long a change of filter takes when so many sessions are open.

Visitors speak Streamlit's protocol without a browser (`pages/visitor.py`); between two changes each waits by chance,
five seconds on the mean. Aims (issue 7): p95 under a second with 150 sessions at 2,000 findings and with 100 at 50,000;
at most 1 MB of memory for a further session.
"""

import asyncio
import os
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.pages.servers import FIRST_PORT, Material, Server, make_material, our_server, plain_server
from tests.bench.pages.visitor import Visitor, arrive

THINKS = 5.0
SECONDS = 30
WORDS = ("hankinta", "valaistus", "sopimus", "koulutus", "mittari", "ylläpito", "kilpailutus", "")
# findings → how many sessions, of ours and of the plain page; the plain one is given what it is said to bear.
CROWDS = {2_000: ((25, 150), (25, 50)), 50_000: ((25, 100), (5, 10))}
_SEED = 5
_FIELD, _THEME = "Hae huomioista", "Teema"


def run() -> list[dict[str, object]]:
    """Return a record for each number of findings."""
    records = []
    with TemporaryDirectory() as folder:
        for size, (ours, plain) in CROWDS.items():
            material = make_material(Path(folder) / str(size), size)
            records.append(_record(material, size, ours, plain))
    return records


def _record(material: Material, size: int, ours: Sequence[int], plain: Sequence[int]) -> dict[str, object]:
    load = round(os.getloadavg()[0], 1)
    told: dict[str, object] = {}
    with our_server(material) as server:
        told |= _crowds(server, "ours", "huomiot", ours, material)
    with plain_server(material, FIRST_PORT + 1, is_kept=False) as server:
        told |= _crowds(server, "plain", "", plain, None)
    return {
        "name": f"crowd/{size}",
        "compared_with": "the plain page with Streamlit's own settings, at fewer sessions",
        "ours": list(ours),
        "plain": list(plain),
        "seconds": SECONDS,
        "load_before": load,
        **told,
    }


def _crowds(
    server: Server, name: str, page: str, counts: Sequence[int], material: Material | None
) -> dict[str, object]:
    """One crowd after another in one process, each greater than the one before; the memory that a session takes."""
    told: dict[str, object] = {}
    memory: dict[int, float] = {}
    for count in counts:
        tokens = [material.token() if material else None for _ in range(count)]
        crowd = Crowd(server, page, tokens)
        times = asyncio.run(crowd.visit(SECONDS))
        memory[count] = crowd.memory
        told |= {f"{name}_{count}_{key}": value for key, value in summary(times).items()}
        told[f"{name}_{count}_mb"] = round(crowd.memory)
        told[f"{name}_{count}_failed"] = crowd.failed
    first, last = counts[0], counts[-1]
    return told | {f"{name}_mb_each": round((memory[last] - memory[first]) / (last - first), 2)}


class Crowd:
    """So many visitors of one server, who arrive one after another and leave together."""

    def __init__(self, server: Server, page: str, tokens: Sequence[str | None], seed: int = _SEED) -> None:
        self.server, self.page, self.tokens, self.seed = server, page, tokens, seed
        self.memory, self.failed = 0.0, 0

    async def visit(self, seconds: float) -> list[float]:
        """Return how long each change took (ms) while all were there."""
        visitors = []
        for token in self.tokens:
            visitors.append(await arrive(self.server.url, self.page, token))
            await visitors[-1].open()
        until = asyncio.get_running_loop().time() + seconds
        visits = [self._change(one, Random(self.seed + at), until) for at, one in enumerate(visitors)]
        times = [time for some in await asyncio.gather(*visits) for time in some]
        self.memory = self.server.memory()
        await asyncio.gather(*(one.connection.close() for one in visitors))
        return times

    async def _change(self, visitor: Visitor, dice: Random, until: float) -> list[float]:
        times: list[float] = []
        while True:
            await asyncio.sleep(dice.expovariate(1 / THINKS))
            if asyncio.get_running_loop().time() >= until:
                return times
            try:
                if dice.random() < 0.5:
                    times.append(await visitor.choose(_FIELD, dice.choice(WORDS)))
                else:
                    times.append(await visitor.choose(_THEME, dice.choice(visitor.options[_THEME])))
            except (TimeoutError, OSError):
                self.failed += 1
                return times


def summary(times: list[float]) -> dict[str, object]:
    """Return the number of changes and their p50, p95 and greatest time (ms)."""
    times = sorted(times)
    return {
        "changes": len(times),
        "p50": round(median(times)),
        "p95": round(times[ceil(0.95 * len(times)) - 1]),
        "most": round(times[-1]),
    }
