"""Our words of the REFI-QDA schema against classes that another library generated from the schema itself.

Desktop programs (NVivo, ATLAS.ti, MAXQDA) were not there to open an export; this and reading it is what was tried.
"""

import pytest
from pyrefiqda.models import project as generated

from tests.unit.export.qda_schema import RULES

_CLASSES = {"Note": "TextSourceType", **{name: f"{name}Type" for name in RULES if name not in ("Note", "Description")}}


def _fields(element: str, kind: str) -> dict[str, bool]:
    """The names of an element's children or attributes in the schema's order, and whether each must be there."""
    fields = getattr(generated, _CLASSES[element]).model_fields
    told = {name: field.xsdata_metadata | {"must": field.is_required()} for name, field in fields.items()}
    return {meta.get("name", name): meta["must"] for name, meta in told.items() if meta["type"] == kind}


@pytest.mark.parametrize("element", sorted(_CLASSES))
def test_our_rules_say_of_an_element_what_the_schema_says(element: str) -> None:
    order, must, may = RULES[element]
    children, attributes = _fields(element, "Element"), _fields(element, "Attribute")

    assert [name for name in children if name in order] == list(order)
    assert {name for name, is_needed in attributes.items() if is_needed} == set(must)
    assert set(may) <= set(attributes)


def test_an_element_out_of_the_schema_s_order_is_noticed() -> None:
    assert list(_fields("Case", "Element"))[:1] != ["SelectionRef"]
    assert "startPosition" in _fields("PlainTextSelection", "Attribute")
