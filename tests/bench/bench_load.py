"""150 contacts read their section and comment, in one process as the app runs, on each database of a small machine.

Twice: *at once*, nobody pausing (how much goes through), and *paced*, one to three seconds between what each does,
still far quicker than people (how long one of them waits). Beside them the same work by one contact at a time.
"""

import statistics
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from analysis.model.comments import CommentKind
from analysis.store.database import Database
from analysis.store.unit import Store
from analysis.workflow import comment_rounds, commenting, drafts, people, sections
from analysis.workflow.commenting import NewComment
from tests.bench.load_round import LoadRound, make_load_round
from tests.postgres_server import programs, running_postgres

PLACES, PEOPLE = 50, 3
_COMMENTS, _TYPINGS, _TRIES = 3, 4, 8
_ALONE = 10
_PAUSES = (1.0, 3.0)
_KINDS = ("read", "draft", "comment", "send")


@dataclass
class Tally:
    """What happened: milliseconds by kind of action, errors by kind and name, texts that were accepted."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    accepted: list[str] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def actions(self) -> int:
        """How many actions were done."""
        return sum(map(len, self.took.values()))

    @property
    def rate(self) -> float:
        """Actions in a second."""
        return round(self.actions / self.seconds, 1)

    def done(self, kind: str, action: Callable[[], object]) -> bool:
        """Do an action, again after an error as a person would. Returns whether it was done in the end."""
        for _ in range(_TRIES):
            begun = time.perf_counter()
            try:
                action()
            except Exception as error:  # noqa: BLE001  whatever a person would meet is what is counted
                self.errors[f"{kind}: {type(error).__name__}"] += 1
                continue
            self.took[kind].append(1000 * (time.perf_counter() - begun))
            return True
        self.given_up.append(kind)
        return False


def run() -> list[dict[str, object]]:
    """Return a record for each database."""
    return [_measured(name, url) for name, url in _databases()]


def _databases() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield "sqlite", f"sqlite:///{folder}/load.sqlite3"
    if programs() is not None:
        with _postgres() as url:
            yield "postgresql", url


@contextmanager
def _postgres() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, running_postgres(Path(folder)) as url:
        yield url


def _measured(name: str, url: str) -> dict[str, object]:
    store = Store(Database.open(url))
    try:
        town = make_load_round(store, PLACES, PEOPLE)
        alone = _work(town, "alone", town.tokens[:: len(town.tokens) // _ALONE], together=False)
        at_once = _work(town, "at once", town.tokens)
        paced = _work(town, "paced", town.tokens, pauses=_PAUSES)
        return _record(name, at_once, paced, alone, _kept(town, at_once, paced, alone))
    finally:
        store.database.dispose()


def _work(
    town: LoadRound, word: str, tokens: list[str], *, together: bool = True, pauses: tuple[float, float] = (0, 0)
) -> Tally:
    tally = Tally()  # appending to a list is one step: threads may share it
    contacts = [_Contact(town.store, token, f"{word} {n}", tally, Random(n), pauses) for n, token in enumerate(tokens)]
    works = [threading.Thread(target=one.work, args=(town.statement_id,)) for one in contacts]
    begun = time.perf_counter()
    for work in works:
        work.start()
        if not together:
            work.join()
    for work in works:
        work.join()
    tally.seconds = time.perf_counter() - begun
    return tally


@dataclass(frozen=True)
class _Contact:
    store: Store
    token: str
    name: str
    tally: Tally
    dice: Random
    pauses: tuple[float, float]

    def work(self, statement_id: str) -> None:
        """Open the section, type and keep comments, send them, look at the section again."""
        self._do("read", lambda: _read(self.store, self.token))
        for number in range(_COMMENTS):
            text = f"Huomautus {self.name}/{number}"
            for length in range(1, _TYPINGS + 1):
                self._do("draft", lambda so_far=text * length: _typed(self.store, self.token, so_far))
            new = NewComment(f"statement:{statement_id}", CommentKind.ADDITION, text)
            if self._do("comment", lambda new=new: commenting.write_comment(_desk(self.store, self.token), new)):
                self.tally.accepted.append(text)
        self._do("send", lambda: commenting.send_comments(_desk(self.store, self.token)))
        self._do("read", lambda: _read(self.store, self.token))

    def _do(self, kind: str, action: Callable[[], object]) -> bool:
        time.sleep(self.dice.uniform(*self.pauses))
        return self.tally.done(kind, action)


def _desk(store: Store, token: str) -> commenting.Desk:
    signed_in = people.session_of(store, token)  # as for every press of a button
    assert signed_in is not None
    return people.open_desk(store, signed_in)


def _read(store: Store, token: str) -> None:
    desk = _desk(store, token)
    commenting.mark_opened(desk)
    assert sections.own_section(desk) is not None
    assert commenting.own_comments(desk) is not None


def _typed(store: Store, token: str, text: str) -> None:
    signed_in = people.session_of(store, token)
    assert signed_in is not None
    drafts.keep_draft(store, signed_in, "comment:section", text)


def _kept(town: LoadRound, *tallies: Tally) -> Counter[str]:
    """Compare what was accepted with what the analysts have: every text once, sent, and nothing else."""
    there = Counter(one.comment for one in comment_rounds.matrix(town.lead))  # holds no drafts
    accepted = {text for tally in tallies for text in tally.accepted}
    return Counter(
        accepted=len(accepted),
        there=there.total(),
        lost=len(accepted - set(there)),
        twice=sum(count > 1 for count in there.values()),
        not_accepted=len(set(there) - accepted),
    )


def _record(name: str, at_once: Tally, paced: Tally, alone: Tally, kept: Counter[str]) -> dict[str, object]:
    errors = at_once.errors + paced.errors
    return {
        "name": f"load/{name}",
        "contacts": PLACES * PEOPLE,
        "municipalities": PLACES,
        "seconds": round(at_once.seconds, 1),
        "actions": at_once.actions,
        "per_second": at_once.rate,
        **_times("", at_once),
        "paced_seconds": round(paced.seconds, 1),
        "paced_per_second": paced.rate,
        **_times("paced_", paced),
        "errors": dict(sorted(errors.items())),
        "given_up": len(at_once.given_up) + len(paced.given_up),
        **kept,
        "compared_with": f"{_ALONE} contacts one after another, each alone",
        "compared_per_second": alone.rate,
        **_times("compared_", alone),
        "ratio": round(at_once.rate / alone.rate, 2),
    }


def _times(prefix: str, tally: Tally) -> dict[str, float]:
    return {f"{prefix}{kind}_{at}_ms": value for kind in _KINDS for at, value in _percentiles(tally.took[kind]).items()}


def _percentiles(took: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(took, n=20, method="inclusive") if len(took) > 1 else took * 19
    return {"p50": round(cuts[9], 1), "p95": round(cuts[18], 1)} if cuts else {}


if __name__ == "__main__":
    for record in run():
        sys.stdout.write(f"{record}\n")
