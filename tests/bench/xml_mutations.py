"""Changes XML so that it stays XML: what gets past the parser and reaches the reader behind it."""

import copy
from collections.abc import Callable
from random import Random

from lxml import etree

_ODD_VALUES = ("", "-1", "0", "99999999999", "1e9", "x", "\u202e", "A1:XFD1048576", "../x", "heading 99", "Ä" * 400)
_DEEPEST = 60
_MOST_COPIES = 40


def xml_mutated(data: bytes, random: Random) -> bytes | None:
    """Return XML with one to four elements or values changed; None for what is no XML."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    for _ in range(random.randint(1, 4)):
        elements = [one for one in root.iterdescendants() if isinstance(one.tag, str)]
        if elements:
            random.choice(_CHANGES)(random.choice(elements), elements, random)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _drop(element: etree._Element, _elements: list[etree._Element], _random: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _repeat(element: etree._Element, _elements: list[etree._Element], random: Random) -> None:
    for _ in range(random.choice((1, 2, _MOST_COPIES))):
        element.addnext(copy.deepcopy(element))


def _put_elsewhere(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    random.choice(elements).append(copy.deepcopy(element))


def _nest(element: etree._Element, _elements: list[etree._Element], random: Random) -> None:
    inner = element
    for _ in range(random.choice((1, 3, _DEEPEST))):
        inner = etree.SubElement(inner, element.tag, dict(element.attrib))
        inner.text = element.text


def _change_value(element: etree._Element, _elements: list[etree._Element], random: Random) -> None:
    if element.attrib:
        element.set(random.choice(list(element.attrib)), random.choice(_ODD_VALUES))
    else:
        element.text = random.choice(_ODD_VALUES)


def _drop_value(element: etree._Element, _elements: list[etree._Element], random: Random) -> None:
    if element.attrib:
        del element.attrib[random.choice(list(element.attrib))]
    else:
        element.text = None


def _take_value(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    other = random.choice(elements)
    element.text = other.text
    for name, value in other.attrib.items():
        element.set(name, value)


def _rename(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    element.tag = random.choice(elements).tag


_CHANGES: tuple[Callable[[etree._Element, list[etree._Element], Random], None], ...] = (
    _drop,
    _repeat,
    _put_elsewhere,
    _nest,
    _change_value,
    _change_value,
    _drop_value,
    _take_value,
    _rename,
)
