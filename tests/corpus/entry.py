"""What an entry of the corpus says: a file and what has to come of it."""

from dataclasses import dataclass

READ = "read"
WARNED = "read with warnings"
REFUSED = "refused"


@dataclass(frozen=True)
class CorpusFile:
    """One file and its expected outcome.

    `texts` are findings (imported or waiting) that must be there, cleaned; `absent` stands in no line at all.
    `raws` are raw lines as they stand; `warnings` codes that must be raised; `reason` why it is refused.
    """

    name: str
    data: bytes
    outcome: str
    texts: tuple[str, ...] = ()
    raws: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    reason: str = ""
    layout: str = ""
