"""What the accessibility statement says is not accessible, why, and how to get by. Texts are English msgids."""

from dataclasses import dataclass

ISSUES = "https://github.com/streamlit/streamlit/issues/"
# When the statement was written, and what it was written about.
WRITTEN_ON = "2026-11-24"
SUPERVISOR = "https://www.saavutettavuusvaatimukset.fi"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that fails: what, how to get by, the criterion of WCAG 2.2, and Streamlit's issue of it (0: none)."""

    what: str
    way_round: str
    criterion: str
    issue: int = 0


GAPS = (
    Gap(
        "Large tables are drawn as a picture: the menu of a column cannot be opened with the keyboard.",
        "The filters above a table do the same, and the material can be fetched as an Excel file.",
        "2.1.1",
        13332,
    ),
    Gap(
        "A chart has no text alternative of its own for a screen reader.",
        "Beside each chart the same is said in a sentence and as a table.",
        "1.1.1",
        8563,
    ),
    Gap(
        "Some words of the platform are English in every language: names of small buttons, the menu in the corner, "
        "a table's tools.",
        "Fields and pages of our own are named in your language.",
        "3.1.2",
        1353,
    ),
    Gap(
        "The texts inside the file field cannot be set; we replace them on the screen, and errors of the field "
        "stay English.",
        "The label of the field says which files fit and how large they may be.",
        "3.1.2",
        13500,
    ),
    Gap(
        "Small decorative pictures, such as the arrow of a list, are not always hidden from a screen reader.",
        "They carry no meaning and can be passed.",
        "1.1.1",
        12873,
    ),
    Gap(
        "The key R draws the page anew when no field has the focus, and cannot be switched off.",
        "Nothing is lost by it. Keys of our own can be switched off where they are used.",
        "2.1.4",
        16608,
    ),
)
