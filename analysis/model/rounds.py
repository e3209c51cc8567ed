"""A round of peer learning: municipalities, visits, interviews, and what was discussed where."""

from dataclasses import dataclass
from datetime import date

from analysis.model.codes import CoverageState, RoleClass, RoundStage
from analysis.model.themes import Theme


@dataclass(frozen=True, slots=True)
class Municipality:
    """A participant of a round. `aliases` are other ways in which notes may call it."""

    municipality_id: str
    name_fi: str
    name_sv: str = ""
    aliases: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("fi",)
    size_class: str = ""
    version: int = 1

    def __post_init__(self) -> None:
        if not self.name_fi.strip():
            raise ValueError(f"municipality {self.municipality_id} has no name")

    def names(self) -> tuple[str, ...]:
        """Return every way of calling it, the Finnish name first."""
        return tuple(name for name in (self.name_fi, self.name_sv, *self.aliases) if name.strip())


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview of a visit: who was heard, as role classes, never as titles or names."""

    interview_id: str
    visit_id: str
    name: str
    role_classes: tuple[RoleClass, ...] = ()
    interviewees: int = 0
    version: int = 1

    def __post_init__(self) -> None:
        if self.interviewees < 0:
            raise ValueError("an interview cannot have fewer than no interviewees")


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to one host municipality by an interview group from others."""

    visit_id: str
    host_id: str
    interviewing_ids: tuple[str, ...] = ()
    held_on: date | None = None
    interviews: tuple[Interview, ...] = ()
    version: int = 1

    def __post_init__(self) -> None:
        if self.host_id in self.interviewing_ids:
            raise ValueError(f"{self.host_id} cannot interview itself")


@dataclass(frozen=True, slots=True)
class Round:
    """A peer-learning round with its theme set; its chapters are rows of their own."""

    round_id: str
    name: str
    agreement: str = ""
    themes: tuple[Theme, ...] = ()
    stage: RoundStage = RoundStage.NOTES
    is_sample: bool = False
    version: int = 1

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a round needs a name")
        codes = [theme.code for theme in self.themes]
        if len(codes) != len(set(codes)):
            raise ValueError("two themes of a round share a code")

    def theme(self, code: str) -> Theme | None:
        """Return the theme with this code, or None when the round has no such theme."""
        return next((theme for theme in self.themes if theme.code == code), None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether a theme was discussed in a municipality's visit; suggested from the notes until a person decides."""

    municipality_id: str
    theme_code: str
    state: CoverageState
    decided_by: str | None = None
    version: int = 1
