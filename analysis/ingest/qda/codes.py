"""What the codes and cases of a passage say: theme, type, role, municipality; a code of none of these stays a tag."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.ingest.finding_type import type_of_tag
from analysis.ingest.labels import columns_named
from analysis.ingest.qda.nouns import Case, Code, Project
from analysis.ingest.role_class import role_of
from analysis.ingest.tags import TagReader
from analysis.model.tables import Column

# A code that is a theme's name outweighs a sentence that only has a theme's word in it.
_EXACT = 0.9
_LONGEST_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Said:
    """What codes say, as the tags of a unit; `plain` are codes that say nothing known."""

    theme: str = ""
    type: str = ""
    role: str = ""
    plain: tuple[str, ...] = ()


class CodeReader:
    """Reads the codes and cases of one project."""

    def __init__(self, project: Project, tags: TagReader) -> None:
        self._codes = {code.guid: code for code in project.codes}
        self._cases = project.cases
        self._case_guids = {case.guid for case in project.cases}
        self._tags = tags

    def said(self, guids: Iterable[str]) -> Said:
        """Return what the codes of a passage say together; a code that stands for a case is no code."""
        found = [self._codes[key] for key in dict.fromkeys(guids) if key in self._codes and key not in self._case_guids]
        themes = [(code, name) for code in found if (name := self._theme_name(code))]
        exact = [(code, name) for code, name in themes if self._is_exact(name)]
        types = [code for code in found if self._type_name(code)]
        roles = [code for code in found if code not in types and role_of(code.name) is not None]
        named = exact or themes
        used = [code for code, _ in named] + types + roles
        plain = tuple(code.name for code in found if code not in used)
        return Said(
            theme="; ".join(dict.fromkeys(name for _, name in named)) or "; ".join(plain),
            type=self._type_name(types[0]) if types else "",
            role=roles[0].name if roles else "",
            plain=plain,
        )

    def _is_exact(self, name: str) -> bool:
        return self._tags.theme(name).confidence >= _EXACT and len(name.split()) <= _LONGEST_NAME_WORDS

    def _theme_name(self, code: Code) -> str:
        """The code's own name, or the nearest name above it that is a theme."""
        if type_of_tag(code.name) is not None and not self._tags.names_theme(code.name):
            return next((name for name in reversed(code.above) if self._tags.names_theme(name)), "")
        return next((name for name in (code.name, *reversed(code.above)) if self._tags.names_theme(name)), "")

    def _type_name(self, code: Code) -> str:
        return next((name for name in (code.name, *reversed(code.above)) if type_of_tag(name) is not None), "")

    def cases_of(self, guid: str, codes: Sequence[str] = ()) -> str:
        """Return the names of the cases that a source or passage belongs to, by reference or by their code."""
        return ", ".join(
            name
            for case in self._cases
            if guid in case.refers_to or case.guid in codes or case.refers_to & frozenset(codes)
            for name in _names(case)
        )


def place_values(values: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the values of variables that tell the municipality."""
    return tuple(value for name, value in values if Column.MUNICIPALITY in columns_named(name))


def _names(case: Case) -> tuple[str, ...]:
    return tuple(name for name in (case.name, *place_values(case.values)) if name.strip())
