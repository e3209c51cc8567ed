"""An hour of work on the findings page: does the server's memory grow?

Twenty sessions change a filter every five seconds on the mean; every tenth of the time a half of them leave and as
many come anew, as people close a laptop and open it again. `VERTAISKOOSTE_SOAK_MINUTES` sets the length (else 10).
"""

import asyncio
import os
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.bench.bench_crowd import Crowd, summary
from tests.bench.pages.servers import make_material, our_server

FINDINGS = 2_000
SESSIONS = 20
PARTS = 10


def run() -> list[dict[str, object]]:
    """Return one record: the memory (MB) after each tenth of the time, and how long changes took."""
    minutes = float(os.environ.get("VERTAISKOOSTE_SOAK_MINUTES", "10"))
    memory, times, failed = [], [], 0
    with TemporaryDirectory() as folder:
        material = make_material(Path(folder) / "round", FINDINGS)
        with our_server(material) as server:
            tokens = [material.token() for _ in range(SESSIONS)]
            for part in range(PARTS):
                Random(part).shuffle(tokens)
                # Half of the people sign in anew.
                tokens[: SESSIONS // 2] = [material.token() for _ in range(SESSIONS // 2)]
                crowd = Crowd(server, "huomiot", tokens, seed=part * SESSIONS)
                times += asyncio.run(crowd.visit(60 * minutes / PARTS))
                failed += crowd.failed
                memory.append(round(crowd.memory, 1))
    return [
        {
            "name": "soak/2000",
            "compared_with": "the memory after the first tenth of the time",
            "ratio": round(memory[-1] / memory[0], 3),
            "minutes": minutes,
            "sessions": SESSIONS,
            "memory_mb": memory,
            "failed": failed,
            **summary(times),
        }
    ]
