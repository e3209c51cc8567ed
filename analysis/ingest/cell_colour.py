"""The colours of a cell as codes that a person can be asked about: *#C6EFCE*, *theme 9*."""

from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles.colors import COLOR_INDEX

# White and none for a background; black for letters; theme colours 0 and 1 are paper and ink.
_PLAIN_FILLS = {"", "#FFFFFF", "theme 0"}
_PLAIN_INKS = {"", "#000000", "theme 1"}


def fill_of(cell: Cell) -> str:
    """Return the code of a cell's background; empty for none and for white."""
    if not cell.has_style or cell.fill is None or not cell.fill.fill_type:
        return ""
    code = _code(cell.fill.fgColor)
    return "" if code in _PLAIN_FILLS else code


def ink_of(cell: Cell) -> str:
    """Return the code of the colour of a cell's letters; empty for black, for none and for links."""
    if not cell.has_style or cell.hyperlink is not None or cell.font is None or cell.font.color is None:
        return ""
    code = _code(cell.font.color)
    return "" if code in _PLAIN_INKS else code


def _code(colour: Any) -> str:
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return "" if colour.rgb == "00000000" else f"#{colour.rgb[-6:].upper()}"
    if colour.type == "theme":
        return f"theme {colour.theme}"
    if colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        return f"#{COLOR_INDEX[colour.indexed][-6:].upper()}"
    return ""
