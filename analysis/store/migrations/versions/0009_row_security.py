"""row security: on PostgreSQL every table is closed unless a policy opens rows of it.

The policies follow after the last migration (analysis/store/row_security.py): they belong to the code that stands, as
the scopes do, and a table of a later migration gets its own without a word here.
"""

import sqlalchemy as sa
from alembic import op

from analysis.store.row_security import lower_wall

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# A municipality needs to know of its round's releases, not what they say: policies hide rows, this hides the content.
# An ordinary owner may not tie a setting to a function, so it is set and put back inside.
_RELEASES = """
CREATE FUNCTION releases_without_content() RETURNS SETOF release LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE was text := current_setting('app.kind', true);
BEGIN
    PERFORM set_config('app.kind', 'everything', true);
    RETURN QUERY SELECT (jsonb_populate_record(r, '{"content": ""}')).* FROM release r
        WHERE r.round_id = current_setting('app.round', true);
    PERFORM set_config('app.kind', was, true);
END $$
"""


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    for name in sorted(set(sa.inspect(connection).get_table_names()) - {"alembic_version"}):
        connection.exec_driver_sql(f'ALTER TABLE "{name}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
    connection.exec_driver_sql(_RELEASES)


def downgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        lower_wall(connection)
        connection.exec_driver_sql("DROP FUNCTION releases_without_content()")
