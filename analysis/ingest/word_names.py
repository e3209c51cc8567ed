"""Names of elements in WordprocessingML."""

from functools import lru_cache

from analysis.ingest.office_xml import XmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


@lru_cache(maxsize=512)
def w(name: str) -> str:
    """Return the full name of an element or attribute of Word's own."""
    return _W + name


def value_of(element: XmlElement | None) -> str:
    """Return the w:val of an element, empty where there is none."""
    return "" if element is None else element.get(w("val")) or ""


def chosen(alternate: XmlElement) -> XmlElement | None:
    """Return the one alternative to read: the first that holds text, as the others say the same again."""
    options = [child for child in alternate if child.tag in (CHOICE, FALLBACK)]
    with_text = (option for option in options if next(option.iter(w("t")), None) is not None)
    return next(with_text, options[0] if options else None)
