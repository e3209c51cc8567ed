"""Ready sets of chapters. Themes feed chapters many to many; statements move to the new ones and keep their numbers."""

from collections.abc import Sequence

from analysis.errors import InvalidInput
from analysis.model.summary import Chapter, Statement
from analysis.model.themes import SEVEN_MARKS, ChapterPlan, chapters_by_theme
from analysis.store import rounds as round_store
from analysis.store import schema
from analysis.store import summary as summary_store
from analysis.store.people import new_id
from analysis.store.unit import Reading, Writing
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import Material, material_of
from analysis.workflow.summary import chapter_for

BY_THEME, MARKS = "by_theme", "marks"
CHAPTER_SETS = (BY_THEME, MARKS)


def use_chapter_set(desk: Desk, name: str) -> None:
    """Put a ready set of chapters (`by_theme` or `marks`) in place of the round's own. One step; undo takes it back."""
    if name not in CHAPTER_SETS:
        raise InvalidInput("chapters", "unknown")
    with desk.store.writing(desk.scope, "use_chapter_set") as unit:
        old = round_store.chapters(unit)
        statements, material = summary_store.statements(unit), material_of(unit)
        new = [_store(unit, plan, place) for place, plan in enumerate(_plans(unit, name))]
        places: dict[str, int] = {}
        for one in statements:
            chapter = chapter_for(one, new, _themes(one, old, material))
            place = places.get(chapter.chapter_id, 0)
            places[chapter.chapter_id] = place + 1
            changes = {"chapter_id": chapter.chapter_id, "position": place}
            summary_store.change_statement(unit, one.statement_id, changes, None)
        for chapter in old:
            unit.delete(schema.chapter, chapter.chapter_id)


def _plans(reading: Reading, name: str) -> tuple[ChapterPlan, ...]:
    """The set, fed by the round's own themes: one that the round lacks feeds nothing, one of its own goes last."""
    themes = round_store.open_round(reading).themes
    if name == BY_THEME:
        return chapters_by_theme(themes)
    codes = [theme.code for theme in themes]
    fed = {code for plan in SEVEN_MARKS for code in plan.theme_codes}
    own = tuple(code for code in codes if code not in fed)
    plans = [ChapterPlan(p.title, tuple(c for c in p.theme_codes if c in codes)) for p in SEVEN_MARKS]
    return (*plans[:-1], ChapterPlan(plans[-1].title, plans[-1].theme_codes + own))


def _store(unit: Writing, plan: ChapterPlan, place: int) -> Chapter:
    chapter = Chapter(new_id("C"), plan.title, plan.theme_codes, place)
    unit.insert(schema.chapter, round_store.chapter_row(chapter))
    return chapter


def _themes(statement: Statement, old: Sequence[Chapter], material: Material) -> tuple[str, ...]:
    """A claim's themes are those of its evidence; editorial text goes with the themes of the chapter it stood in."""
    evidence = material.evidence(statement.finding_ids)
    if evidence:
        return tuple(sorted({one.theme_code for one in evidence}))
    return next((one.theme_codes for one in old if one.chapter_id == statement.chapter_id), ())
