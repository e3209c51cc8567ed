"""Runs every measurement and writes results.json: a list of {name, figures…, compared_with, ratio}."""

import json
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def main(wanted: list[str]) -> int:
    """Run the measurements whose module name holds one of the words given; all when none is given."""
    modules = sorted(path.stem for path in HERE.glob("bench_*.py"))
    chosen = [name for name in modules if not wanted or any(word in name for word in wanted)]
    records = [record for name in chosen for record in import_module(f"tests.bench.{name}").run()]
    text = json.dumps(records, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    (HERE / "results.json").write_text(text, encoding="utf-8")
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
