"""Ready-made editorial texts for the default themes: why a theme matters, what to ask at home, what it takes in.

They claim nothing about participants and give way to what an analyst writes; the documents' catalogue words them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.language.catalogue import document_catalogue

# So many questions fit beside a chapter that draws on several themes.
_MOST_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class HouseText:
    """The texts of one theme, as msgids of the documents' catalogue."""

    why: str
    takes_in: str
    questions: tuple[str, ...]


HOUSE_TEXTS: Mapping[str, HouseText] = {
    "organisation": HouseText(
        "Energy work lasts when it has an owner, a substitute and time. When responsibilities, reporting and "
        "follow-up are "
        "part of the municipality's ordinary planning, results do not depend on one person.",
        "responsible person and substitute, working group, action plan, resources, yearly reporting, support of the "
        "management, strategy and budget, subsidiaries",
        (
            "Who is responsible for energy work in our municipality, and who takes over when that person is away?",
            "In which meeting are energy matters dealt with regularly, and who is there?",
            "Where is it written what has been done, and who keeps it up to date?",
            "How does energy efficiency show in our budget and in the guidance of our subsidiaries?",
        ),
    ),
    "procurement": HouseText(
        "A purchase settles energy use for years ahead. It is easiest to influence before the call for tenders, "
        "when needs "
        "are being described and criteria chosen.",
        "procurement guideline, energy criteria, life-cycle costs, service models and saving guarantees, joint "
        "procurement, follow-up of contracts",
        (
            "In which of our purchases is energy use decided, and who notices it in time?",
            "Do we calculate the costs of the whole life cycle before we choose?",
            "Whom could we buy together with?",
            "How do we make sure after the purchase that what was promised came true?",
        ),
    ),
    "audits": HouseText(
        "An energy audit shows what is worth doing. It is of use only when its proposals get a doer, a time and a "
        "place in "
        "the repair programme.",
        "coverage and timing of audits, carrying out the proposals, link to the repair programme, subsidies, "
        "keeping the "
        "reports",
        (
            "Which of our buildings have been audited, and when?",
            "Who keeps account of which proposals have been carried out?",
            "How do the proposals get into the repair programme and the budget?",
        ),
    ),
    "consumption_monitoring": HouseText(
        "Monitoring saves energy only when somebody looks at the readings and acts on them. A deviation that is "
        "noticed soon "
        "is cheap to mend.",
        "metering, monitoring system, acting on deviations, building automation, use of data in management, rented "
        "premises and users",
        (
            "Who looks at our consumption, how often, and what happens after a deviation?",
            "Which buildings or rented premises do we lack data from?",
            "Does the data reach those who can influence consumption?",
        ),
    ),
    "training": HouseText(
        "Buildings use as much energy as they are run and used to use. Those who run and use them need to know what is "
        "expected of them, and to hear of what has succeeded.",
        "training of staff and of maintenance staff, eco-support, internal and external communication, sharing "
        "what has "
        "succeeded, networks",
        (
            "When were our maintenance staff last trained in the systems that they use?",
            "Who encourages the users of our buildings, and is there time for it?",
            "How do we tell of what has succeeded, at home and to residents?",
        ),
    ),
}


def why(theme_codes: Iterable[str], language: str) -> str:
    """Return why the first known theme matters, or nothing where no text is ready."""
    known = _known(theme_codes)
    return document_catalogue(language).text(known[0].why) if known else ""


def questions(theme_codes: Iterable[str], language: str) -> tuple[str, ...]:
    """Return questions that a municipality may ask itself about the themes."""
    words = document_catalogue(language)
    asked = tuple(words.text(one) for known in _known(theme_codes) for one in known.questions)
    return asked[:_MOST_QUESTIONS]


def takes_in(theme_code: str, language: str) -> str:
    """Return what a theme takes in, or nothing where no text is ready."""
    known = HOUSE_TEXTS.get(theme_code)
    return document_catalogue(language).text(known.takes_in) if known else ""


def msgids() -> frozenset[str]:
    """Return every text that the catalogues have to word."""
    return frozenset(text for one in HOUSE_TEXTS.values() for text in (one.why, one.takes_in, *one.questions))


def _known(theme_codes: Iterable[str]) -> list[HouseText]:
    return [HOUSE_TEXTS[code] for code in theme_codes if code in HOUSE_TEXTS]
