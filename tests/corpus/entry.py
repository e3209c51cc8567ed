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
    `folder` is what the file came in.
    `says` are (finding, what of it, value), for what a finding is taken to be: theme, type, role, language,
    municipality, or a flag of it. `asides` are (raw line, reason), `coverage` (theme, state); `hidden` is what was
    hidden of people and stands in no finding, `asked` what may be a name and stands as it was written.
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
    folder: str | None = "Havulinna"
    says: tuple[tuple[str, str, str | None], ...] = ()
    asides: tuple[tuple[str, str], ...] = ()
    coverage: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
