"""Content as canonical JSON, the form in which releases are frozen: same content, same text, same hash."""

import dataclasses
import json
import types
from datetime import date
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from analysis.model.content import SectionContent, SummaryContent


def to_json(content: SummaryContent | SectionContent) -> str:
    """Return content as canonical JSON: sorted keys, no spaces, dates in ISO form."""
    plain = dataclasses.asdict(content)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=date.isoformat)


def summary_from_json(text: str) -> SummaryContent:
    """Return the summary that `to_json` wrote."""
    summary: SummaryContent = _built(SummaryContent, json.loads(text))
    return summary


def section_from_json(text: str) -> SectionContent:
    """Return the section that `to_json` wrote."""
    section: SectionContent = _built(SectionContent, json.loads(text))
    return section


def _built(kind: Any, value: Any) -> Any:
    """Build a value of a declared type from plain JSON. Unknown keys raise: a frozen release is never read halfway."""
    if value is None:
        return None
    if get_origin(kind) in (Union, types.UnionType):
        return _built(next(part for part in get_args(kind) if part is not type(None)), value)
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], item) for item in value)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{name: _built(hints[name], item) for name, item in value.items()})
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value
