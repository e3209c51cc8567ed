"""Every page of the app: its module, its address, its name and its picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page, in the menu or reached from another. `title` is an English msgid."""

    module: str
    url_path: str
    title: str
    icon: str
    is_in_menu: bool = True


ROUNDS = Place("rounds", "kierrokset", "Rounds", "folder_open")
OF_A_ROUND = (
    Place("import_notes", "tuonti", "Import of notes", "upload_file"),
    Place("findings", "huomiot", "Findings", "list_alt"),
    Place("agreement", "rinnakkaisluokittelu", "Second coding", "compare", is_in_menu=False),
    Place("recurring", "toistuvat", "Recurring findings", "hub"),
    Place("explore", "tutki", "Explore", "scatter_plot"),
    Place("grid", "ruudukko", "Grid of summaries", "grid_on"),
    Place("summary", "kooste", "Results summary", "description"),
    Place("comments", "kommentit", "Comments", "forum"),
    Place("history", "historia", "History", "history"),
)
OF_A_MUNICIPALITY = (Place("own_section", "kuntaote", "Our own section", "article"),)
PEOPLE = Place("people", "ihmiset", "People", "group")
DATA_CARE = Place("data_care", "sailytys", "Keeping and erasing data", "auto_delete")
OF_AN_INTERVIEWER = (Place("visit", "vierailu", "Notes of the visit", "upload_file"),)
OF_A_READER = (Place("published", "julkaistut", "Published summaries", "description"),)
ACCOUNT = Place("account", "oma-tili", "My account", "account_circle")
# Everybody may read these, strangers too.
HELP = Place("help", "ohje", "Help", "help")
ACCESSIBILITY = Place("accessibility", "saavutettavuus", "Accessibility statement", "accessibility")
PRIVACY = Place("privacy", "tietosuoja", "Privacy", "shield_person")
OF_ANYBODY = (HELP, ACCESSIBILITY, PRIVACY)
SIGN_IN = Place("sign_in", "kirjautuminen", "Sign in", "login")
WELCOME = Place("welcome", "aloitus", "Begin", "waving_hand")
EVERY_PLACE = (
    ROUNDS,
    *OF_A_ROUND,
    PEOPLE,
    DATA_CARE,
    *OF_A_MUNICIPALITY,
    *OF_AN_INTERVIEWER,
    *OF_A_READER,
    ACCOUNT,
    *OF_ANYBODY,
    SIGN_IN,
    WELCOME,
)
