"""Releases and the sections cut from them: written once, never changed."""

from sqlalchemy import FromClause, column, func, insert, select

from analysis.access import lead_round_of, round_of, section_of
from analysis.model.summary import Release
from analysis.store import schema
from analysis.store.unit import Reading, Row, Writing


def releases(reading: Reading) -> tuple[Release, ...]:
    """Return the round's releases, newest first."""
    return _releases(reading, round_of(reading.scope))


def release_content(reading: Reading, release_id: str) -> str:
    """Return a release's frozen content as canonical JSON."""
    round_of(reading.scope)
    return str(reading.row(schema.release, release_id)["content"])


def add_release(unit: Writing, release: Release, content: str, sections: dict[str, str]) -> None:
    """Freeze a release and one section a municipality (by id). Lead analysts only."""
    round_id = lead_round_of(unit.scope)
    row = {
        "id": release.release_id,
        "round_id": round_id,
        "number": release.number,
        "content": content,
        "sha256": release.sha256,
        "released_by": release.released_by,
        "released_at": release.released_at,
        "deadline": release.deadline,
    }
    unit.connection.execute(insert(schema.release).values(**row))
    for municipality_id, section in sorted(sections.items()):
        unit.connection.execute(
            insert(schema.section).values(
                id=f"{release.release_id}:{municipality_id}",
                round_id=round_id,
                release_id=release.release_id,
                municipality_id=municipality_id,
                content=section,
            )
        )
    unit.audit("release", "release", release.release_id, None, {"sha256": release.sha256})


def next_release_number(reading: Reading) -> int:
    """Return the number that the next release gets, for comments or for the public."""
    round_id = round_of(reading.scope)
    tables = (schema.release, schema.publication)
    queries = (select(func.max(one.c.number)).where(one.c.round_id == round_id) for one in tables)
    return max(int(reading.connection.execute(query).scalar() or 0) for query in queries) + 1


def own_section(reading: Reading) -> tuple[Release, str] | None:
    """Return the newest release and the own municipality's section of it, or None before the first release."""
    return _own_section(reading, 0)


def earlier_own_section(reading: Reading) -> tuple[Release, str] | None:
    """Return the release before the newest and the own municipality's section of it, or None before the second."""
    return _own_section(reading, 1)


def _own_section(reading: Reading, place: int) -> tuple[Release, str] | None:
    round_id, municipality_id = section_of(reading.scope)
    release = next(iter(_releases(reading, round_id, _without_content(reading))[place:]), None)
    if release is None:
        return None
    table = schema.section
    query = select(table.c.content).where(
        table.c.release_id == release.release_id, table.c.municipality_id == municipality_id
    )
    content = reading.connection.execute(query).scalar_one_or_none()
    return None if content is None else (release, str(content))


def _without_content(reading: Reading) -> FromClause:
    """Return the releases as a municipality may see them; PostgreSQL's row-level security hides the table itself."""
    if reading.connection.dialect.name != "postgresql":
        return schema.release
    columns = [column(c.name, c.type) for c in schema.release.c]
    return func.releases_without_content().table_valued(*columns)


def _releases(reading: Reading, round_id: str, table: FromClause = schema.release) -> tuple[Release, ...]:
    columns = [c for c in table.c if c.name != "content"]
    query = select(*columns).where(table.c.round_id == round_id).order_by(table.c.number.desc())
    return tuple(_release(row) for row in reading.rows(query))


def _release(row: Row) -> Release:
    return Release(
        row["id"],
        row["round_id"],
        row["number"],
        row["sha256"],
        row["released_by"],
        row["released_at"],
        row["deadline"],
    )
