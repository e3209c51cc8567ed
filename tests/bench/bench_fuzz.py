"""Ten thousand mutated files a reader: nothing uncaught, and what the worst file takes."""

from tests.bench.fuzz_readers import in_own_process, modules


def run() -> list[dict[str, object]]:
    """Return a record for each reader."""
    return [in_own_process(module) for module in modules()]
