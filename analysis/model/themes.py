"""Themes are agreed before the visits; chapters are how the results are published. Both belong to the round."""

from dataclasses import dataclass

OTHER_THEME = "other"


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of collection: a code, its names, and words that tags may use for it."""

    code: str
    name_fi: str
    name_sv: str
    name_en: str
    tag_words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.code.replace("_", "").isalnum() or not self.code.islower():
            raise ValueError(f"theme code {self.code!r} is not lower-case letters, digits and _")
        if not self.name_fi.strip():
            raise ValueError(f"theme {self.code} has no Finnish name")

    def name(self, language: str) -> str:
        """Return the name in `fi`, `sv` or `en`; Finnish where the other is missing."""
        return {"sv": self.name_sv, "en": self.name_en}.get(language, "") or self.name_fi


DEFAULT_THEMES: tuple[Theme, ...] = (
    Theme(
        "organisation",
        "Organisointi ja vastuut",
        "Organisering och ansvar",
        "Organisation and responsibilities",
    ),
    Theme("procurement", "Hankinnat", "Upphandling", "Procurement"),
    Theme(
        "audits",
        "Energiakatselmukset ja niiden toimeenpano",
        "Energibesiktningar och genomförande",
        "Energy audits and follow-through",
    ),
    Theme("consumption_monitoring", "Kulutusseuranta", "Förbrukningsuppföljning", "Consumption monitoring"),
    Theme("training", "Koulutus ja viestintä", "Utbildning och kommunikation", "Training and communication"),
    Theme(OTHER_THEME, "Muut aiheet", "Övrigt", "Other topics"),
)
"""The customer's five themes and *other* (decisions.md 12)."""


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """One chapter of publication and the themes that feed it, many to many."""

    title: str
    theme_codes: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a chapter needs a title")


def chapters_by_theme(themes: tuple[Theme, ...], language: str = "fi") -> tuple[ChapterPlan, ...]:
    """Return the default chapter set: one chapter a theme, in theme order."""
    return tuple(ChapterPlan(theme.name(language), (theme.code,)) for theme in themes)


SEVEN_MARKS: tuple[ChapterPlan, ...] = (
    ChapterPlan("Johdon ja päättäjien tuki", ("organisation",)),
    ChapterPlan("Selkeät vastuut ja riittävät voimavarat", ("organisation",)),
    ChapterPlan("Toimialojen yhteistyö", ("organisation", "training")),
    ChapterPlan("Energiatehokkuus hankinnoissa", ("procurement",)),
    ChapterPlan("Katselmuksista toimenpiteisiin", ("audits", "consumption_monitoring")),
    ChapterPlan("Kulutustieto käytössä", ("consumption_monitoring",)),
    ChapterPlan("Osaaminen, viestintä ja tilojen käyttäjät", ("training", OTHER_THEME)),
)
"""A ready set for marks of good energy work (*tunnusmerkit*). Our own proposal: the seven of 2022 are not public."""
