"""Arguments for every use case: ids of one's own place, of another's, or made up; the rest is harmless."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from analysis.model.codes import CoverageState, Direction, FindingType, RoundStage, SetAsideReason
from analysis.model.comments import AnswerKind, CommentKind
from analysis.model.findings import FindingFilter
from analysis.model.imports import SourceFile
from analysis.model.people import SECTION_ROLES, Role, Terms
from analysis.model.rounds import Interview, Municipality, Visit
from analysis.model.second_coding import CodePart, Settled
from analysis.model.summary import CellParagraph, Chapter
from analysis.model.table_work import Mark, Memo, MemoOf, SortBy
from analysis.model.themes import Theme
from analysis.settings import Settings
from analysis.store import schema
from analysis.store.reach import EVERYTHING
from analysis.workflow import importing
from analysis.workflow.commenting import NewComment
from analysis.workflow.import_draft import ImportDraft
from analysis.workflow.preview import SplitPart
from analysis.workflow.round_file import RoundPlan
from analysis.workflow.views import FindingChanges
from analysis.workflow.word_decisions import Choice
from tests.access.world import World

MADE_UP = "X-made-up"
_TABLES = {
    "finding": schema.finding,
    "document": schema.document,
    "line": schema.source_line,
    "recurring": schema.recurring,
    "suggestion": schema.suggestion,
    "statement": schema.statement,
    "chapter": schema.chapter,
    "visit": schema.visit,
    "interview": schema.interview,
    "invitation": schema.invitation,
    "job": schema.job,
    "release": schema.release,
    "publication": schema.publication,
    "comment": schema.comment,
    "municipality": schema.municipality,
    "entry": schema.word_entry,
    "view": schema.saved_view,
    "check": schema.agreement_check,
    "code": schema.second_code,
}
# A document read once, for calls that take what a person looks at before it is stored.
_FILE = SourceFile("uusi.txt", b"Hankinnat\n- Vahvuus: hankinnat on koottu yhteen\n", "Havulinna")


@dataclass(frozen=True)
class Ids:
    """Ids of one place: a round, and in it one municipality where a thing has one."""

    one: Mapping[str, str]
    two: Mapping[str, tuple[str, ...]]
    person_id: str
    membership_id: str
    municipality_id: str
    number: int

    def every(self) -> frozenset[str]:
        """Return all ids of the place."""
        return frozenset(one for ids in self.two.values() for one in ids)


def ids_of(world: World, letter: str, number: int) -> Ids:
    """Return the ids of a round's things; of the municipality `number` where a thing belongs to one."""
    municipality_id, visit_id = world.municipalities[f"{letter}{number}"], world.visits[f"{letter}{number}"]
    found: dict[str, tuple[str, ...]] = {}
    with world.store.database.begin(reach=EVERYTHING) as connection:
        for kind, table in _TABLES.items():
            conditions = [table.c.round_id == world.round_ids[letter]]
            if "municipality_id" in table.c and kind not in ("invitation",):
                conditions.append(table.c.municipality_id == municipality_id)
            if "visit_id" in table.c and kind == "interview":
                conditions.append(table.c.visit_id == visit_id)
            found[kind] = tuple(
                connection.execute(select(table.c.id).where(*conditions).order_by(table.c.id)).scalars()
            )
    found["municipality"], found["visit"] = (municipality_id,), (visit_id,)
    one = {kind: ids[0] if ids else MADE_UP for kind, ids in found.items()}
    return Ids(one, found, "P-maker", "B-lead-all", municipality_id, number)


def made_up() -> Ids:
    """Return ids that nothing has."""
    return Ids(dict.fromkeys(_TABLES, MADE_UP), dict.fromkeys(_TABLES, (MADE_UP,)), MADE_UP, MADE_UP, MADE_UP, 1)


class Arguments:
    """Makes the arguments of a call from its signature."""

    def __init__(self, world: World) -> None:
        self._preview = importing.read_files(world.leads["A"], [_FILE])
        self._rounds = {id_: world.round_ids[key[0]] for key, id_ in world.municipalities.items()}

    def of(self, key: str, function: Callable[..., Any], role: Role, ids: Ids) -> dict[str, Any]:
        """Return keyword arguments for every parameter but the desk that has no default, and for ids that have one."""
        made = {}
        for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
            is_id = name.endswith(("_id", "_ids"))
            if parameter.default is parameter.empty or is_id:
                made[name] = self._one(key, name, ids)
        if key == "exporting.export" and role in SECTION_ROLES:
            made["kind"] = "section.docx"
        return made

    def _one(self, key: str, name: str, ids: Ids) -> Any:
        special = self._special(ids).get(f"{key}:{name}")
        if special is not None:
            return special
        kind = name.removesuffix("_id")
        if name.endswith("_id") and kind in ids.one:
            return ids.one[kind]
        made = self._by_name(ids)
        if name not in made:
            raise KeyError(f"{key}: say in tests/access/arguments.py what {name!r} is")
        return made[name]

    def _special(self, ids: Ids) -> dict[str, Any]:
        return {
            "access_log.note_look:kind": "document",
            "agreement.code_again:kind": FindingType.TIP,
            "agreement.settle:choice": Settled.FIRST,
            "comment_rounds.answer:kind": AnswerKind.NO_CHANGE,
            "comment_documents.comment_document:kind": "comments.xlsx",
            "exporting.export:kind": "evidence.xlsx",
            "jobs.enqueue:kind": "suggest",
            "comment_rounds.answer:reason": "koska",
            "published_documents.published_document:kind": "page.docx",
            "published_documents.published_document:release_id": ids.one["publication"],
            "explore_rounds.returning:earlier_id": self._rounds.get(ids.municipality_id, MADE_UP),
            "flags.overrule:reason": "koska",
            "importing.set_line_aside:reason": SetAsideReason.BY_PERSON,
            "importing.reread:tables": {},
            "table_work.choose_columns:shown": ("theme",),
            "table_work.save_notes:marks": {ids.one["finding"]: (Mark.ASK,)},
            "table_work.tag_many:changes": FindingChanges(theme_code="procurement"),
        }

    def _by_name(self, ids: Ids) -> dict[str, Any]:
        text = "jotakin muuta"
        return {
            "person_id": ids.person_id,
            "membership_id": ids.membership_id,
            "choice": Choice(ids.one["entry"], 1),
            "choices": (Choice(ids.one["entry"], 1),),
            "file": _FILE,
            "ticked": ids.two["finding"][1:2],
            "shown": ids.two["finding"][:3],
            "finding_ids": ids.two["finding"][:1],
            "recurring_ids": ids.two["recurring"][:2],
            "suggestion_ids": ids.two["suggestion"][:2],
            "other_ids": ids.two["statement"][1:2],
            "versions": dict.fromkeys(ids.two["finding"][:2], 1),
            "version": 1,
            "deadline": "2031-01-31",
            "erase_on": date(2031, 1, 31),
            "round_name": "Kierros A",
            "typed_email": "kukaan@example.fi",
            "typed_name": "Matti Meikäläinen",
            "language": "fi",
            "line_ids": ids.two["line"][:1],
            "with_files": True,
            "action": "view_lines",
            "row_ids": (ids.one["document"],),
            "covers": {"fi": text},
            "text": text,
            "reason": "koska",
            "new": NewComment("section", CommentKind.ADDITION, text),
            "is_given": True,
            "given_by": "Kaisa",
            "theme_code": "procurement",
            "state": CoverageState.DISCUSSED,
            "field": f"statement:{ids.one['statement']}",
            "changes": FindingChanges(text=text),
            "wanted": FindingFilter(),
            "finding_type": FindingType.STRENGTH,
            "rule": "lone_voice",
            "detail": "",
            "paragraphs": (CellParagraph(text, ids.two["finding"][:1]),),
            "name": "Matti Meikäläinen",
            "original": "Matti Meikäläinen",
            "draft": ImportDraft(self._preview, self._preview),
            "label": _FILE.label,
            "labels": (_FILE.label,),
            "mappings": (),
            "tables": (),
            "words_to_keep": (),
            "preview": self._preview,
            "source": self._preview.sources[0],
            "files": [_FILE],
            "email": "uusi@example.fi",
            "settings": Settings.from_environment({}),
            "terms": Terms(Role.CONTACT, ids.municipality_id),
            "title": text,
            "pinned": True,
            "plan": RoundPlan("", "", ()),
            "agreement": "",
            "code": "training",
            "chapter": Chapter(ids.one["chapter"], text, ("procurement",), 0),
            "interview": Interview(ids.one["interview"], ids.one["visit"], text),
            "municipality": Municipality(ids.municipality_id, text),
            "visit": Visit(ids.one["visit"], ids.municipality_id),
            "theme": Theme("oma", "Oma", "", ""),
            "is_new": False,
            "stage": RoundStage.PUBLISHED,
            "parts": (SplitPart(text), SplitPart("ja vielä")),
            "position": 0,
            "direction": Direction.WORKS,
            "dissent": text,
            "data": b"not a template",
            "marks": (Mark.ASK,),
            "memo": Memo(MemoOf.FINDING, ids.one["finding"], text),
            "about": MemoOf.FINDING,
            "thing_id": ids.one["finding"],
            "sort": SortBy.PLACE,
            "is_shared": True,
            "words": text,
            "key": MADE_UP,
            "before": 1,
            "after": 1,
            "size": 1,
            "code_parts": (CodePart.THEME,),
            "part": CodePart.THEME,
            "finding_version": 1,
        }
