"""The page of tables that stands beside results.json: what was measured, on what, against what."""

from collections.abc import Callable, Mapping, Sequence

from tests.bench.pages import report as pages
from tests.bench.pages import report_crowd as crowd
from tests.bench.report_load import load

Record = Mapping[str, object]
Part = Callable[[Mapping[str, Record]], list[str]]

_COUNTS = ("0", "10", "20", "50", "100", "200", "quarter", "half")
_ROUNDS = ("kierros-2026", "kierros-pieni", "dev-a", "dev-b", "dev-c")
_HELD_OUT = ("held-d", "held-e")

_HEAD = """# Measurements

Made by `make bench` (`python -m tests.bench [word…]` for a part) from `results.json`; not edited by hand. Everything
random has a fixed seed. Times are of one busy two-core machine and promise nothing. Public texts are read from where
`VERTAISKOOSTE_BENCH_DATA` points and are not part of the project.
"""

_ANALYST = """
## A simulated analyst

Five rounds whose right groups are known: the two sample rounds and three invented by other hands
(`tests/bench/invented`). **Choices in the engine were made looking at all five together**, so these figures are
hopeful for a round that nobody has seen; *held-d* and *held-e* were written when everything had been chosen, by a hand
that had seen none of it; what was changed after they were measured concerns texts of other trades only. Themes and
types are right, as after a person's check.

One answer is one finding shown with five candidates, of which the analyst ticks the right ones, any number. Pairwise
F1 counts pairs of findings that are together. *Ten lines* is TfidfVectorizer with KMeans told the true number of
groups (mean of seeds 1, 2, 3); *average linkage* is on the same TF-IDF, cut where this very round is best.

Aims (issue 3): 0.65 with no answer, 0.90 after an answer for every fourth finding, 0.98 after one for every second.
"""

_ORDERS = """
The same questions in another order, mean of the five rounds: findings drawn by chance (mean of three seeds; the
candidates are still ours), and plain likeness (the finding with the nearest neighbour first, its five nearest as
candidates). After answers the groups are ours in each case.
"""

_ABLATION = """
## What each part gives

Mean pairwise F1 of the five rounds when one part is left out, and in how many rounds it was worse (by over 0.005).
Differences below 0.02 are noise.
*Trade*: vectors, concepts and letters are compared as they are, with the same weights, not in the space learned from
typical notes. *Writer and style*: vectors are centred by language only. *Language, writer and style*: centred over all.
*Learning*: answers are obeyed, the weights stay.
"""

_WEIGHTS = """
What weights each round would choose: a logistic fit (C = 100) to all its pairs that don't say the opposite.
"""

_PAIRS = """
## Paraphrases

Pairs labelled 4 of the Turku Paraphrase Corpus, test split, among other texts of the same source. Nothing was tuned on
test. *First* and *among five*: where the right partner ranks. F1: our own groups as the machine makes them, against
average linkage cut where 300 other pairs (dev, fi v1) were best; *cut as the others* is average linkage on our
log-odds, cut likewise. There is no theme, type or municipality here, and far less recurs than in a round, which our own
groups don't know. *Alone*: 1,000 pairs labelled 4 of any kind and nothing else, cut where 500 such pairs of dev were
best, as in text-analysis.md 7 (another sample of the same pairs). *Added up*: the sketch there, without static word
vectors: centred sentence vectors and half of words and letters.
"""

_PROTOCOL = """
## Topics

3,000 sentences of ministers' answers (Eduskunta-VKK, test split), 15 ministries as noisy truth.

By the protocol of MTEB's clustering tasks (mini-batch k-means, true k, 10 bootstraps of 2,048, seed 42), vectors
differ, the grouping doesn't:
"""

_TOPICS = """
`topics(K)` with the true K, on samples of the test split (6 of 60, 6 of 200, 3 of 1,000, all once). V-measure is
flattered at few texts and many groups; AMI and ARI are corrected for chance. BERTopic runs with its own settings and a
fixed seed, finds its own number, and what it calls noise is one group; its default model can't be had offline, so its
light backend is TF-IDF with SVD.
"""

_STABILITY = """
## Stability

Ten orders of upload; then 30 findings of the round held back and added (five seeds): the share of the others whose
company among the old ones changed, and of old pairs that were parted or joined. Half of the shared groups accepted
before: how many accepted findings moved. The aim for the others is at most 5 of 100. A run leaves the grouping of the
run before as it was where it can (as the app and `--previous` do); *run afresh* is without one.
"""

_GROWTH = """
## Growth

Texts made from real ones with noise: 15 of 100 words left out and as many swapped; each thing is said about five times,
by 308 municipalities under 8 themes (of 59,144 different texts, so more often at the largest sizes). The lexical
path, words and letters without vectors, each size in a process of its own: processor seconds and peak memory of the
whole process. Beside it TfidfVectorizer with MiniBatchKMeans, which makes √n broad groups and so far less work.
"""


_IMPORT = """
## Import: themes, types and people

Files as they are read, against answers written by hand: the sample rounds, and four sets of our own. The 200 of
`own-notes` were written before the rules, by the same hand, the 50 of `later-notes` after them, and the 60 of
`last-notes` last: rare surnames and foreign ones, nicknames, names that are words or places. All three were looked at
since, and rules about names changed by what they showed; themes and types were never fitted to them. The 121 of
`held-notes` were written before the last of those rules (a capital that begins a sentence is asked where no dictionary
knows the word) and kept apart: 15 of their 43 names were missed before it and 0.053 false, at 2 needless questions.

*Right* is the share of those taken without asking; *asked* are shown to a person first. A type counts where both the
note and the reader give one; a strength that tells how something is done is asked.
*Missed*: a name neither hidden nor asked. *False*: words hidden that are nobody's, of all that were hidden.

Aims (issue 4): themes 0.95, types 0.90, no name missed, at most 0.02 false.
"""


def page(records: Sequence[Record]) -> str:
    """Return the page for records; a part that was not measured says so."""
    named = {str(record["name"]): record for record in records}
    parts: list[Part] = [_analyst, _ablation, _pairs, _topics, _stability, _growth, _import, load, _pages]
    return _HEAD + "\n".join(line for part in parts for line in part(named)).rstrip() + "\n"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return [*("| " + " | ".join("" if cell is None else str(cell) for cell in line) + " |" for line in lines), ""]


def _analyst(named: Mapping[str, Record]) -> list[str]:
    lines = [_ANALYST]
    for what in ("pairwise", "b_cubed"):
        rows = [
            _analyst_row(named, name, embedder, what)
            for name in (*_ROUNDS, "mean", *_HELD_OUT, "held-out mean")
            for embedder in _embedders(named)
            if f"analyst/{name}/{embedder}/ours" in named
        ]
        title = "Pairwise F1" if what == "pairwise" else "B-cubed F1"
        head = ["round", "findings (groups)", "vectors", "ten lines", "average linkage"]
        lines += [f"{title} after so many answers:", "", *table([*head, *_counts()], rows)]
    rows = [
        [order, embedder, *(one.get(f"pairwise_f1_{count}") for count in _COUNTS)]
        for embedder in _embedders(named)
        for order in ("ours", "random order", "nearest first")
        if (one := named.get(f"analyst/mean/{embedder}/{order}"))
    ]
    return [*lines, _ORDERS, *table(["order", "vectors", *_counts()], rows)]


def _analyst_row(named: Mapping[str, Record], name: str, embedder: str, what: str) -> list[object]:
    without = named.get(f"analyst/{name}/without-us", {})
    size = f"{without['findings']} ({without['recurring']})" if without else ""
    others = [without.get(f"{way}_{what}_f1") for way in ("ten_lines", "average_linkage")]
    one = named[f"analyst/{name}/{embedder}/ours"]
    return [name, size, embedder, *others, *(one[f"{what}_f1_{count}"] for count in _COUNTS)]


def _embedders(named: Mapping[str, Record]) -> list[str]:
    return list(dict.fromkeys(name.split("/")[2] for name in named if name.startswith("analyst/mean/")))


def _counts() -> list[str]:
    return [{"quarter": "n/4", "half": "n/2"}.get(count, count) for count in _COUNTS]


def _ablation(named: Mapping[str, Record]) -> list[str]:
    parts = _under(named, "ablation/without/")
    keys = ("pairwise_f1_0", "pairwise_f1_quarter", "rounds_worse_0", "rounds_worse_quarter")
    rows = [[*name.split("/"), *(one[key] for key in keys)] for name, one in parts.items()]
    own = _under(named, "ablation/own-weights/")
    names = ("meaning", "letters", "concepts", "theme", "municipality", "bias", "pairs")
    head = ["vectors", "left out", "F1, no answer", "F1, n/4 answers", "worse, no answer", "worse, n/4 answers"]
    weights = [[name, *(one[key] for key in names)] for name, one in own.items()]
    return [_ABLATION, *table(head, rows), _WEIGHTS, *table(["round", *names], weights)]


def _pairs(named: Mapping[str, Record]) -> list[str]:
    keys = ("pairs", "texts", "top_1", "top_5", "pairwise_f1")
    head = ["texts from", "compared by", "pairs", "of texts", "first", "among five", "F1"]
    return [_PAIRS, *_table_or_word(named, "pairs", "pairs/", head, keys)]


def _topics(named: Mapping[str, Record]) -> list[str]:
    protocol = _under(named, "topics/protocol/")
    rows = [[name, one["v_measure"], one["spread"]] for name, one in protocol.items()]
    keys = ("v_measure", "ami", "ari", "groups", "true_groups", "noise")
    head = ["texts", "way", "V-measure", "AMI", "ARI", "groups", "true groups", "called noise"]
    others = {name: one for name, one in named.items() if "/protocol/" not in name}
    first = table(["vectors", "V-measure", "spread"], rows) if rows else []
    return [_PROTOCOL, *first, _TOPICS, *_table_or_word(others, "topics", "topics/", head, keys)]


def _stability(named: Mapping[str, Record]) -> list[str]:
    keys = (
        "shuffles_that_differ",
        "moved",
        "moved_most",
        "moved_with_nothing_remembered",
        "pairs_parted_or_joined",
        "accepted_moved",
    )
    head = ["round", "orders that differ", "others moved", "at most", "run afresh", "pairs changed", "accepted moved"]
    return [_STABILITY, *_table_or_word(named, "stability", "stability/", head, keys)]


def _growth(named: Mapping[str, Record]) -> list[str]:
    keys = ("cpu_seconds", "words_cpu", "grouping_cpu", "peak_mb", "compared_cpu_seconds", "compared_peak_mb")
    head = ["texts", "CPU s", "of it words", "of it groups", "peak MB", "scikit-learn CPU s", "scikit-learn peak MB"]
    lines = [_GROWTH, *_table_or_word(named, "growth", "growth/lexical/", head, keys)]
    for exponent in (one for name, one in named.items() if name.startswith("growth/exponent")):
        lines += [
            f"Processor time grows as n to the power {exponent['exponent']} from {exponent['from']:,} to"
            f" {exponent['to']:,} texts ({exponent['exponent_without_words']} without reading words)."
            " Aim: 1.15 to 300,000.",
            "",
        ]
    if cached := named.get("growth/cached-vectors/1000"):
        lines += [
            f"1,000 findings whose vectors are kept: {cached['cpu_seconds']} CPU seconds to suggest groups the first"
            f" time, {cached['again_cpu']} when the words are known too. Aim: 2 s.",
            "",
        ]
    if adding := named.get("growth/adding-one/10000"):
        lines += [
            f"One finding added to 10,000, its vector ready: its partners after {adding['ms_median']} processor"
            f" milliseconds (median of {adding['new']}; at most {adding['ms_most']}). Aim: 100. The vectors are"
            " stand-ins by chance, since time does not depend on what they say.",
            "",
        ]
    return lines


def _import(named: Mapping[str, Record]) -> list[str]:
    keys = ("findings", "theme_right", "theme_asked", "type_right", "type_right_unasked", "type_asked")
    people = ("people", "people_hidden", "people_asked", "people_missed", "false_hits", "asked_needlessly")
    head = ["notes", "findings", "themes right", "asked", "types right", "of unasked", "asked"]
    head += ["people", "hidden", "asked", "missed", "false", "asked in vain"]
    return [_IMPORT, *_table_or_word(named, "import_quality", "import_quality/", head, (*keys, *people))]


def _pages(named: Mapping[str, Record]) -> list[str]:
    return [*pages.section(named, table), *crowd.section(named, table)]


def _under(named: Mapping[str, Record], prefix: str) -> dict[str, Record]:
    return {name.removeprefix(prefix): one for name, one in named.items() if name.startswith(prefix)}


def _table_or_word(
    named: Mapping[str, Record], subject: str, prefix: str, head: Sequence[str], keys: Sequence[str]
) -> list[str]:
    """Return a table of the records under a prefix, then the plain words of those that were skipped."""
    found = _under(named, prefix)
    rows = [[*name.split("/"), *(one.get(key) for key in keys)] for name, one in found.items() if "skipped" not in one]
    words = [
        f"{name}: {one['skipped']}" for name, one in named.items() if name.startswith(subject) and "skipped" in one
    ]
    return [*(table(head, rows) if rows else ["Not measured.", ""] if not words else []), *words, ""]
