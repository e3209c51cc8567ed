"""Finnish alphabetical order: å, ä, ö after z; w beside v is left to the modern rule (w after v)."""

_ORDER = {letter: index for index, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}


def finnish_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key by Finnish alphabetical order; other signs come before letters."""
    return tuple((_ORDER.get(letter, -1), letter) for letter in text.casefold())
