"""What the help page says: the tasks of each role, the keys, and the words of the trade. Texts are English msgids."""

from dataclasses import dataclass

from analysis.model.people import ANALYST_ROLES, SECTION_ROLES, Role


@dataclass(frozen=True, slots=True)
class Task:
    """One task: its name, how it is done and what happens, and the page where it is done."""

    name: str
    how: str
    url_path: str = ""


OF_ANALYSTS = (
    Task(
        "Bring in the notes",
        "Choose the files, look at what was read, decide what is unclear, and press Bring in. "
        "Nothing is stored before.",
        "tuonti",
    ),
    Task(
        "Check the findings",
        "Search and filter, open a finding to see its source, correct theme and type. "
        "The raw line always stays as it was.",
        "huomiot",
    ),
    Task(
        "Decide what recurs",
        "The program suggests findings of different municipalities that say the same. Accept, merge, split or reject.",
        "toistuvat",
    ),
    Task(
        "Write the results summary",
        "Draft the statements from recurring findings, edit them, and mend what the rules point at.",
        "kooste",
    ),
    Task(
        "Release for comments and answer",
        "Each municipality then sees its own section only. Answer every comment; its writer reads your answer.",
        "kommentit",
    ),
)
OF_A_MUNICIPALITY = (
    Task(
        "Read your section",
        "It holds what of your notes is used, where your name is proposed, and your own report. Others do not see it.",
        "kuntaote",
    ),
    Task(
        "Comment on a place",
        "Press Comment beside a place. Your colleagues see the draft; nobody else before it is sent.",
    ),
    Task(
        "Say whether your name may be used",
        "Each example with your name is asked of you. Without a yes no name is printed.",
    ),
    Task("Send", "Send all comments at once, or tell that you have no remarks. Not replying is not approval."),
    Task("Read the answers", "The analysts answer each comment with a reason. The answer stands beside your comment."),
)
OF_INTERVIEWERS = (
    Task(
        "Bring the notes of a visit", "Choose the files or write one observation on a line, and press Read.", "vierailu"
    ),
    Task("Check what was read", "The lines are shown before anything is stored. Bring them in, or leave them."),
    Task("See what has been noted", "The findings of the visit stand below, by theme. Names of people are hidden."),
)
OF_READERS = (Task("Read the published summaries", "The newest stands first, chapter by chapter.", "julkaistut"),)
OF_STRANGERS = (
    Task(
        "Get in",
        "Nobody registers: an analyst invites you by e-mail. Follow the link and choose a password.",
        "kirjautuminen",
    ),
    Task("Forgotten password", "Ask the analyst of your round for a new link. It works for 24 hours."),
)
KEYS = (
    ("Tab, Shift + Tab", "to the next and to the previous field or button"),
    ("Enter, Space", "press the button, open the list"),
    ("↑ ↓", "move in a list or between choices"),
    ("Esc", "close a list or a window"),
    ("Ctrl + Enter", "keep what you wrote in a field of many lines"),
)
KEYS_OF_ANALYSTS = (
    (
        "O, S, N, E, X, Z, J",
        "in the import: take, set aside, next, previous, tick, undo, split; the keys can be switched off",
    ),
    ("1–5, Enter, S, U", "when the program asks: tick, answer, skip, undo; the keys can be switched off"),
)
WORDS = (
    ("Finding", "one observation of the interviews, in the words of the notes"),
    ("Source line", "the line of the notes that a finding comes from; it is never changed"),
    ("Theme", "what the finding is about, for example procurement; each has sub-themes"),
    (
        "Strength, development area, good practice, tip",
        "the type of a finding; where nobody gave one, none is recorded",
    ),
    ("Coverage", "whether a theme was discussed in a municipality; what was not discussed is not a weakness"),
    ("Suggestion", "what the program proposes; it becomes true only when a person accepts it"),
    ("Recurring finding", "findings of at least two municipalities that say the same"),
    ("Statement", "one point of the results summary; it rests on findings"),
    ("Results summary", "the document of the whole round"),
    ("Version of the summary", "the summary as it was frozen for comments; it does not change any more"),
    ("Municipality extract", "a municipality's own section: what concerns it and nobody else"),
    ("Comment round", "the time in which municipalities comment on their own sections"),
)
# What a municipality, an interviewer and a reader meet of these words.
_FEW = frozenset(
    {"Finding", "Theme", "Coverage", "Statement", "Results summary", "Municipality extract", "Comment round"}
)


def tasks_of(role: Role | None) -> tuple[Task, ...]:
    """Return the tasks of a role; those of somebody who is not signed in for None."""
    if role is None:
        return OF_STRANGERS
    if role in ANALYST_ROLES:
        return OF_ANALYSTS
    if role in SECTION_ROLES:
        return OF_A_MUNICIPALITY
    return OF_INTERVIEWERS if role is Role.INTERVIEWER else OF_READERS


def keys_of(role: Role | None) -> tuple[tuple[str, str], ...]:
    """Return the keys that a role can use, with what they do."""
    return (*KEYS, *KEYS_OF_ANALYSTS) if role in ANALYST_ROLES else KEYS


def words_of(role: Role | None) -> tuple[tuple[str, str], ...]:
    """Return the words that a role meets, with what they mean."""
    return WORDS if role in ANALYST_ROLES else tuple(pair for pair in WORDS if pair[0] in _FEW)
