"""Errors that a person can meet. Each carries the facts; the words are chosen where they are shown."""


class SynthesisError(Exception):
    """Something a person can meet and act on. The parent of every error below."""


class UnreadableDocument(SynthesisError):
    """A file could not be turned into source lines; nothing of it was stored.

    `reason` is one of `REASONS`: a code that the screen turns into words.
    """

    REASONS = frozenset(
        {
            "empty",
            "unknown_format",
            "damaged",
            "encrypted",
            "old_format",
            "old_excel",
            "old_word",
            "outlook_message",
            "open_document_sheet",
            "too_large",
            "undecodable",
            "no_text",
            "duplicate",
            "unsafe_xml",
            "scanned",
            "bomb",
            "unsafe_archive",
            "too_deep",
            "too_slow",
            "too_much_memory",
            "fault",
        }
    )

    def __init__(self, file_name: str, reason: str, detail: str = "") -> None:
        if reason not in self.REASONS:
            raise ValueError(f"unknown reason {reason!r}")
        super().__init__(f"{file_name}: {reason}{': ' + detail if detail else ''}")
        self.file_name = file_name
        self.reason = reason
        self.detail = detail


class AccessDenied(SynthesisError):
    """This scope may not do this. The message holds ids only."""


class NotFound(SynthesisError):
    """There is no such thing within the open scope."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"no {kind} {key}")
        self.kind = kind
        self.key = key


class StaleWrite(SynthesisError):
    """Somebody changed the same thing first; nothing was written."""

    def __init__(self, kind: str, key: str, changed_by: str, changed_at: str) -> None:
        super().__init__(f"{kind} {key} was changed by {changed_by} at {changed_at}")
        self.kind = kind
        self.key = key
        self.changed_by = changed_by
        self.changed_at = changed_at


class CannotUndo(SynthesisError):
    """The step cannot be taken back: somebody built on it, or its kind is answered only by a new step."""

    def __init__(self, reason: str, changed_by: str = "") -> None:
        super().__init__(f"{reason} {changed_by}".strip())
        self.reason = reason
        self.changed_by = changed_by


class RuleBroken(SynthesisError):
    """A rule of the summary stands in the way. `rule` names it, `keys` the statements or findings concerned."""

    def __init__(self, rule: str, keys: tuple[str, ...] = (), detail: str = "") -> None:
        super().__init__(f"{rule}: {', '.join(keys)} {detail}".strip())
        self.rule = rule
        self.keys = keys
        self.detail = detail


class InvalidInput(SynthesisError):
    """What a person gave cannot be used. `field` names it, `reason` is a code that the screen turns into words."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class InconsistentConstraints(SynthesisError):
    """Answers contradict each other: these pairs cannot all be obeyed."""

    def __init__(self, pairs: tuple[tuple[str, str], ...]) -> None:
        super().__init__("contradicting answers: " + "; ".join(f"{a} {b}" for a, b in pairs))
        self.pairs = pairs
