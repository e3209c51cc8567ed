"""Runs every measurement and writes results.json and REPORT.md; records are {name, figures…, compared_with, ratio}.

`python -m tests.bench growth pairs` runs those whose module name holds one of the words, and keeps the others'
records as they were.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

from tests.bench.report import page

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"


def main(wanted: list[str]) -> int:
    """Run the measurements whose module name holds one of the words given; all when none is given."""
    words = [word for word in wanted if not word.isdigit()]
    modules = sorted(path.stem for path in HERE.glob("bench_*.py"))
    chosen = [name for name in modules if not words or any(word in name for word in words)]
    records = _kept([name.removeprefix("bench_") for name in chosen])
    for name in chosen:
        made = import_module(f"tests.bench.{name}").run()
        records += made
        print(json.dumps(made, ensure_ascii=False, indent=1), flush=True)
        # Written after each: a measurement that is stopped loses only itself.
        _write(sorted(records, key=lambda record: str(record["name"]).split("/", maxsplit=1)[0]))
    return 0


def _kept(run_again: list[str]) -> list[dict[str, object]]:
    """Return the records of the last run that are not measured now."""
    if not RESULTS.is_file():
        return []
    old = json.loads(RESULTS.read_text(encoding="utf-8"))
    return [record for record in old if record["name"].split("/")[0] not in run_again]


def _write(records: list[dict[str, object]]) -> None:
    text = json.dumps(records, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    RESULTS.write_text(text, encoding="utf-8")
    (HERE / "REPORT.md").write_text(page(records), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
