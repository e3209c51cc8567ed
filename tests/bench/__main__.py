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
    words = [word.replace("-", "_") for word in wanted if not word.isdigit()]
    modules = sorted(path.stem for path in HERE.glob("bench_*.py"))
    for name in [name for name in modules if not words or any(word in name for word in words)]:
        made = import_module(f"tests.bench.{name}").run()
        print(json.dumps(made, ensure_ascii=False, indent=1), flush=True)
        # Written after each: a measurement that is stopped loses only itself.
        _write(name.removeprefix("bench_"), made)
    return 0


def _write(subject: str, made: list[dict[str, object]]) -> None:
    """Write the records of one subject beside those of the others as they were measured last."""
    old = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else []
    records = [record for record in old if _subject(record) != subject] + made
    records.sort(key=_subject)
    text = json.dumps(records, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    RESULTS.write_text(text, encoding="utf-8")
    (HERE / "REPORT.md").write_text(page(records), encoding="utf-8")


def _subject(record: dict[str, object]) -> str:
    return str(record["name"]).split("/", maxsplit=1)[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
