"""The views of the page, in the order in which they are offered."""

from collections.abc import Callable

from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.explore_parts import (
    coverage_view,
    flow_view,
    links_view,
    map_view,
    opposites_view,
    roles_view,
    rounds_view,
    themes_view,
    words_view,
)
from pages.parts.explore_parts.looks import Look

View = Callable[[Desk, RoundFacts, Look], None]
# By what stands in the address: the name, and what shows it.
VIEWS: dict[str, tuple[str, View]] = {
    "teemat": ("Themes and types", themes_view.show),
    "kartta": ("Map of findings", map_view.show),
    "sanat": ("Words of a theme", words_view.show),
    "puhujat": ("Who spoke of what", roles_view.show),
    "kattavuus": ("What was discussed where", coverage_view.show),
    "kulku": ("From notes to the summary", flow_view.show),
    "yhteydet": ("What goes together", links_view.show),
    "parit": ("Works somewhere, missing elsewhere", opposites_view.show),
    "kierrokset": ("From round to round", rounds_view.show),
}
