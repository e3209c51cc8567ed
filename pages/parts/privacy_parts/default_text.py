"""The privacy notice that comes with the program: what it truly keeps. What is in brackets the customer fills in."""

from pages.parts.catalogues import text_in

PARAGRAPHS = (
    "Controller and contact: [fill in: organisation, contact person, e-mail, data protection officer].",
    "What for: the notes of peer-learning visits are turned into a results summary, and each municipality comments on "
    "its own section before anything is published. Legal basis: [fill in].",
    "About users we keep: name, e-mail address, language, roles, the password as a hash only, the key of a second "
    "step of signing in where one uses it, where and when one has "
    "signed in (browser and time), invitations, comments, approvals, drafts, and a log of what was done, looked at and "
    "fetched. Network addresses are kept only as hashes, to slow down guessing of passwords.",
    "About people in the notes: notes may hold names and other things that tell who somebody is. The original files "
    "and lines are kept as they came. In findings names are hidden before they are stored. The program finds most "
    "names by itself, and the analysts hide what it missed.",
    "Who sees what: the analysts of a round see its notes. An interviewer sees the files they brought and the findings "
    "of their own visit. A municipality sees its own section. Only what is published is open to readers.",
    "How long: the notes of a round are erased on a day that its lead analyst sets. The summary, its releases, the "
    "comments and the log without words stay. An account is kept until it is erased. Sign-ins end in seven days.",
    "Where the data is: on a server kept by [fill in]. The program sends no notes to services of others. E-mail, and "
    "signing in through an identity provider, go through services that whoever keeps this one has chosen, where they "
    "are in use.",
    "Cookies: only those that signing in and the choice of language need. Nobody is tracked.",
    "Your rights: you may ask to see your data, have it corrected or erased, or object to its use. Write to the "
    "contact above. You may also complain to the Data Protection Ombudsman (tietosuoja.fi).",
)


def default_paragraphs(language: str) -> tuple[str, ...]:
    """Return the program's own notice in a language, a paragraph each."""
    return tuple(text_in(language, one) for one in PARAGRAPHS)
