"""`python -m tests.access`: the whole matrix on both databases, and the walk through the web. 0 open or exit code 1."""

import sys
import tempfile
from pathlib import Path

from analysis.model.people import Role
from analysis.store.database import Database
from analysis.store.unit import Store
from pages.parts import storage
from tests.access import calls
from tests.access.databases import postgres_server
from tests.access.matrix import try_all
from tests.access.web_walk import as_data, walk_addresses, walk_pages
from tests.access.world import make_world


def main() -> int:
    """Run everything; what was open is printed line by line, and the count last."""
    functions, entries = calls.found(), calls.entries()
    open_ones = [f"{key} has no entry in tests/access/calls.py" for key in sorted(set(functions) - set(entries))]
    open_ones += [f"{key} has an entry and is not there" for key in sorted(set(entries) - set(functions))]
    open_ones += [f"{key} takes a store and nothing is said of what guards it" for key in calls.unguarded()]
    names = tuple(sorted(set(functions) & set(entries)))
    with tempfile.TemporaryDirectory() as folder:
        with as_data(Path(folder)):
            world = make_world(storage.store())
            open_ones += [f"sqlite: {one}" for one in try_all(world, names)]
            pages, open_pages = walk_pages(world)
            asked, open_addresses = walk_addresses(world)
        with postgres_server() as url:
            database = Database.open(url)
            open_ones += [f"postgresql: {one}" for one in try_all(make_world(Store(database)), names)]
            database.dispose()
    open_ones += open_pages + open_addresses
    sys.stdout.write("".join(f"{one}\n" for one in open_ones))
    sys.stdout.write(f"{asked} addresses asked; both databases\n")
    sys.stdout.write(f"access: {len(names)} calls x {len(Role)} roles, {pages} pages, {len(open_ones)} open\n")
    return 1 if open_ones else 0


if __name__ == "__main__":
    sys.exit(main())
