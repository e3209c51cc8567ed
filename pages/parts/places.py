"""Every page of the app: its module, its address, its name and its picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the menu. `title` is an English msgid."""

    module: str
    url_path: str
    title: str
    icon: str


ROUNDS = Place("rounds", "kierrokset", "Rounds", "folder_open")
OF_A_ROUND = (
    Place("import_notes", "tuonti", "Import of notes", "upload_file"),
    Place("findings", "huomiot", "Findings", "list_alt"),
    Place("recurring", "toistuvat", "Recurring findings", "hub"),
    Place("explore", "tutki", "Explore", "scatter_plot"),
    Place("summary", "kooste", "Results summary", "description"),
    Place("history", "historia", "History", "history"),
)
OF_A_MUNICIPALITY = (Place("own_section", "kuntaote", "Our own section", "article"),)
SIGN_IN = Place("sign_in", "kirjautuminen", "Sign in", "login")
WELCOME = Place("welcome", "aloitus", "Begin", "waving_hand")
EVERY_PLACE = (ROUNDS, *OF_A_ROUND, *OF_A_MUNICIPALITY, SIGN_IN, WELCOME)
