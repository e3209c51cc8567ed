"""What the REFI-QDA schema (Project.xsd 1.0) asks of the elements that we write, in words of our own.

Read from the schema that www.qdasoftware.org publishes; the schema's own text is not kept here.
"""

import re
from xml.etree.ElementTree import Element

NAMESPACE = "{urn:QDA-XML:project:1.0}"
GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

# element: (children in their order, attributes that must be there, attributes that may be)
_MADE = ("creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime")
_TEXT = (
    ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"),
    ("guid",),
    ("name", "richTextPath", "plainTextPath", *_MADE),
)
_REFERENCE = ((), ("targetGUID",), ())
RULES = {
    "Project": (
        ("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", "Description"),
        ("name",),
        ("origin", "creatingUserGUID", "creationDateTime", "modifyingUserGUID", "modifiedDateTime", "basePath"),
    ),
    "Users": (("User",), (), ()),
    "User": ((), ("guid",), ("name", "id")),
    "CodeBook": (("Codes",), (), ()),
    "Codes": (("Code",), (), ()),
    "Code": (("Description", "NoteRef", "Code"), ("guid", "name", "isCodable"), ("color",)),
    "Cases": (("Case",), (), ()),
    "Case": (("Description", "CodeRef", "VariableValue", "SourceRef", "SelectionRef"), ("guid",), ("name",)),
    "Sources": (("TextSource",), (), ()),
    "Notes": (("Note",), (), ()),
    "TextSource": _TEXT,
    "Note": _TEXT,
    "PlainTextSelection": (
        ("Description", "Coding", "NoteRef"),
        ("guid", "startPosition", "endPosition"),
        ("name", *_MADE),
    ),
    "Coding": (("CodeRef", "NoteRef"), ("guid",), ("creatingUser", "creationDateTime")),
    "Description": ((), (), ()),
    **dict.fromkeys(("CodeRef", "NoteRef", "SourceRef", "SelectionRef"), _REFERENCE),
}
# A list that is there has something in it; a coding has its code.
_NEVER_EMPTY = {"Users", "CodeBook", "Codes", "Cases", "Sources", "Notes", "Coding"}


def breaches(root: Element, namespace: str = NAMESPACE) -> list[str]:
    """Return what a document has against the schema, and references that lead nowhere."""
    elements = list(root.iter())
    guids = [one.get("guid", "") for one in elements if "guid" in one.attrib]
    found = [f"guid {one} twice" for one in sorted({one for one in guids if guids.count(one) > 1})]
    found += [
        f"{one.tag} refers to nothing"
        for one in elements
        for name in ("targetGUID", "creatingUser", "creatingUserGUID")
        if name in one.attrib and one.get(name) not in guids
    ]
    return found + [breach for one in elements for breach in _of_element(one, namespace)]


def _of_element(element: Element, namespace: str) -> list[str]:
    name = element.tag.removeprefix(namespace)
    if not element.tag.startswith(namespace) or name not in RULES:
        return [f"{element.tag} is not in the schema"]
    order, must, may = RULES[name]
    children = [child.tag.removeprefix(namespace) for child in element]
    found = [f"{name} has {child}" for child in children if child not in order]
    found += [f"{name} is out of order"] if children != sorted(children, key=[*order, *children].index) else []
    found += [f"{name} lacks {one}" for one in must if one not in element.attrib]
    found += [f"{name} has {one}" for one in element.attrib if one not in (*must, *may)]
    found += [f"{name} is empty"] if name in _NEVER_EMPTY and not children else []
    for attribute, pattern in (("guid", GUID), ("targetGUID", GUID), ("creationDateTime", MOMENT)):
        if attribute in element.attrib and not pattern.fullmatch(element.attrib[attribute]):
            found.append(f"{name} has a bad {attribute}")
    return found
