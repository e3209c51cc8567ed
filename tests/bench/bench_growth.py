"""How time and memory grow with the number of texts on the lexical path, beside parts of scikit-learn.

Each size runs in a process of its own. `python -m tests.bench.bench_growth ours 10000` measures one.
"""

import json
import math
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from analysis.language.analyser import Analyser
from analysis.model.codes import FindingType
from analysis.model.findings import Finding
from tests.bench.texts import PARAPHRASES, SENTENCES, missing, multiplied, real_texts

SIZES = (1_000, 10_000, 100_000, 300_000)
MOST = 1_000_000
_SEED = 42
# Every text comes about five times at every size, as far as there are texts: 1,000 texts say 200 things.
_TIMES = 5
_TIMEOUT = 1200
_NEW = 41
_THEMES = 8
_MUNICIPALITIES = 308


def run() -> list[dict[str, object]]:
    """Return a record for each size, one for the growth exponent, and those of single operations."""
    absent = missing(PARAPHRASES, SENTENCES)
    if absent:
        return [{"name": "growth", "skipped": absent}]
    sizes = (*SIZES, MOST) if str(MOST) in sys.argv else SIZES
    records: list[dict[str, object]] = []
    ours = {size: _in_own_process("ours", size) for size in sizes}
    peers = {size: _in_own_process("scikit-learn", size) for size in sizes}
    for size in sizes:
        records.append(_record(size, ours[size], peers[size]))
    records += _exponents(ours)
    records.append({"name": "growth/cached-vectors/1000", **_in_own_process("cached", 1_000)})
    records.append({"name": "growth/adding-one/10000", **_in_own_process("adding", 10_000)})
    return records


def _record(size: int, ours: dict[str, float], peer: dict[str, float]) -> dict[str, object]:
    done = "cpu_seconds" in ours and "cpu_seconds" in peer
    return {
        "name": f"growth/lexical/{size}",
        **ours,
        "compared_with": "TfidfVectorizer + MiniBatchKMeans(√n groups) of scikit-learn",
        **{f"compared_{key}": value for key, value in peer.items()},
        "ratio": round(peer["cpu_seconds"] / ours["cpu_seconds"], 2) if done else None,
    }


def _exponents(ours: dict[int, dict[str, float]]) -> list[dict[str, object]]:
    """Return how time grows to the aim's size, and beyond it where that was measured."""
    found = {size: one for size, one in sorted(ours.items()) if "cpu_seconds" in one}
    return [_exponent(found, size) for size in (SIZES[-1], MOST) if size in found and SIZES[1] in found]


def _exponent(found: dict[int, dict[str, float]], high: int) -> dict[str, object]:
    """Time ~ n to this power. The first size is all fixed costs: it is left out."""
    low = SIZES[1]
    steps = math.log(high / low)
    powers = {
        key: round(math.log(found[high][told] / found[low][told]) / steps, 3)
        for key, told in (("exponent", "cpu_seconds"), ("exponent_without_words", "grouping_cpu"))
    }
    name = "growth/exponent" if high == SIZES[-1] else f"growth/exponent-{high}"
    return {"name": name, "from": low, "to": high, **powers}


def _in_own_process(way: str, size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.bench_growth", way, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=True)
    except subprocess.TimeoutExpired:
        return {"stopped_after_seconds": _TIMEOUT}
    except subprocess.CalledProcessError as error:
        # Out of memory, for one: the other sizes are still worth knowing.
        return {"ended_with": error.returncode}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def findings_of(count: int) -> list[Finding]:
    """Return findings made of real texts with noise: each thing has a theme and a type, each text a municipality."""
    texts = real_texts()
    random = Random(_SEED)
    kinds = (FindingType.STRENGTH, FindingType.DEVELOPMENT)
    made = multiplied(texts[: max(count // _TIMES, 1)], count, _SEED)
    return [
        Finding(
            f"f{at:07d}",
            f"m{random.randrange(_MUNICIPALITIES)}",
            f"t{origin % _THEMES}",
            kinds[origin % 2],
            text,
            (f"f{at:07d}",),
            language="fi",
        )
        for at, (origin, text) in enumerate(made)
    ]


def measured(way: str, size: int) -> dict[str, float]:
    """Return seconds, processor seconds and peak memory (MB) of one way of grouping `size` texts."""
    if way == "cached":
        return _cached(size)
    if way == "adding":
        return _adding(size)
    findings = findings_of(size)
    return _ours(findings) if way == "ours" else _peer([finding.text for finding in findings])


def _ours(findings: list[Finding]) -> dict[str, float]:
    from analysis.recurring.judging import judged
    from analysis.recurring.model import default_settings
    from analysis.recurring.suggest import groups
    from analysis.workflow.corpora import corpus_in_use

    analyser = _warm()
    clock = _Clock()
    corpus = corpus_in_use(findings, {}, None, analyser)
    words = clock.told()
    found = groups(judged(corpus, default_settings()))
    whole = clock.told()
    return {
        **whole,
        "words_cpu": words["cpu_seconds"],
        "grouping_cpu": round(whole["cpu_seconds"] - words["cpu_seconds"], 2),
        "groups": sum(len(members) > 1 for members in found),
    }


def _peer(texts: list[str]) -> dict[str, float]:
    import numpy as np
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    clock = _Clock()
    rows = TfidfVectorizer(dtype=np.float32).fit_transform(texts)
    labels = MiniBatchKMeans(round(math.sqrt(len(texts))), random_state=_SEED, n_init=1).fit_predict(rows)
    return {**clock.told(), "groups": len(set(labels.tolist()))}


def _cached(size: int) -> dict[str, float]:
    """Group findings whose vectors are already there, as the app and a second call of the command line do."""
    from analysis.language.embedding import active_embedder
    from analysis.recurring.judging import judged
    from analysis.recurring.model import default_settings
    from analysis.recurring.suggest import groups
    from analysis.workflow.corpora import corpus_in_use
    from tests.bench.vectors import vectors_of

    analyser = _warm()
    findings, embedder = findings_of(size), active_embedder(analyser)
    vectors = vectors_of(findings, embedder)
    settings = default_settings(embedder)
    clock = _Clock()
    groups(judged(corpus_in_use(findings, vectors, embedder, analyser), settings))
    first = clock.told()
    clock = _Clock()
    groups(judged(corpus_in_use(findings, vectors, embedder, analyser), settings))
    return {**first, "again_cpu": clock.told()["cpu_seconds"], "texts": size}


def _adding(size: int) -> dict[str, float]:
    """Lead new findings, one at a time, to their partners among `size`; vectors are stand-ins, ready for all."""
    import numpy as np

    from analysis.language.embedding import active_embedder
    from analysis.recurring.corpus import beside
    from analysis.recurring.judging import judged
    from analysis.recurring.model import default_settings
    from analysis.recurring.questions import partners_of_new
    from analysis.workflow.corpora import corpus_in_use

    analyser = _warm()
    findings, embedder = findings_of(size + _NEW), active_embedder(analyser)
    old, new = findings[:size], findings[size:]
    drawn = np.random.default_rng(_SEED).standard_normal((len(findings), 384)).astype(np.float32)
    vectors = dict(zip((one.finding_id for one in findings), drawn, strict=True))
    clock = _Clock()
    judgement = judged(corpus_in_use(old, vectors, embedder, analyser), default_settings(embedder))
    before = clock.told()
    partners_of_new(judgement, beside(judgement.corpus, new[:1], vectors, analyser))
    each = []
    for one in new[1:]:
        clock = _Clock()
        partners_of_new(judgement, beside(judgement.corpus, [one], vectors, analyser))
        each.append(clock.exact())
    each.sort()
    return {"judging_cpu": before["cpu_seconds"], "ms_median": each[len(each) // 2], "ms_most": each[-1], "new": _NEW}


def _warm() -> Analyser:
    """Return an analyser whose dictionaries are loaded: that is done once in a process."""
    from analysis.language.dictionaries import dictionary_directory

    analyser = Analyser(dictionary_directory())
    analyser.concepts("Energiakatselmus tehtiin.", "fi")
    return analyser


class _Clock:
    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def exact(self) -> float:
        """Return processor milliseconds since the beginning."""
        return round(1000 * (time.process_time() - self._cpu), 1)

    def told(self) -> dict[str, float]:
        """Return what has gone since the beginning, and the most memory that the process has held."""
        return {
            "seconds": round(time.perf_counter() - self._wall, 2),
            "cpu_seconds": round(time.process_time() - self._cpu, 2),
            "peak_mb": round(_peak_mb()),
        }


def _peak_mb() -> float:
    """Return this process's own peak; getrusage would count the parent's memory from before the start."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    divisor = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / divisor


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1], int(sys.argv[2]))))
