"""Measurements: one module a subject (`bench_*.py`), each with `run() -> list of records`; see `__main__`."""
