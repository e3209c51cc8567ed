"""The page of tables."""


def page(records: list[dict[str, object]]) -> str:
    """Return the page."""
    return str(len(records))
