"""Small findings and an analyser without dictionaries."""

from analysis.language.analyser import Analyser
from analysis.model.codes import FindingType
from analysis.model.findings import Finding
from analysis.model.recurring import Answer, Constraint, RecurringFinding
from analysis.recurring.corpus import corpus_of
from analysis.recurring.judging import judged
from analysis.recurring.model import default_settings
from analysis.recurring.suggest import groups, suggest

SETTINGS = default_settings()


class PlainWords(Analyser):
    """Every word is its own lemma: these tests are about grouping, not about Finnish."""

    def lemmas(self, text, language=None):
        return tuple(word.strip(".,").lower() for word in text.split())

    def terms(self, text, language=None):
        return self.lemmas(text)

    def concepts_of_words(self, text, language=None):
        return tuple(() for _ in text.split())


WORDS = PlainWords()


def finding(key, text, municipality="havulinna", *, theme="audits", kind=FindingType.DEVELOPMENT, language="fi"):
    return Finding(key, municipality, theme, kind, text, (f"line-{key}",), language=language)


def together(a, b):
    return Constraint(a, b, Answer.TOGETHER)


def apart(a, b):
    return Constraint(a, b, Answer.APART)


def accepted(key, *members):
    return RecurringFinding(key, "Otsikko", "audits", "hinders", tuple(members), "analyst", "2026-11-24T10:00:00Z")


def judgement_of(findings, constraints=(), recurring=()):
    return judged(corpus_of(findings, None, WORDS), SETTINGS, constraints, recurring)


def suggested(findings, *, constraints=(), recurring=(), rejected=(), names=()):
    judgement = judgement_of(findings, constraints, recurring)
    return suggest(judgement, WORDS, SETTINGS, rejected=rejected, names=names).suggestions


def grouped(findings, constraints=()):
    return groups(judgement_of(findings, constraints))


REPORTS = [
    finding("a", "Katselmusraporttien ehdotusten toteutumista ei seurata keskitetysti", "havulinna"),
    finding("b", "Katselmusraporttien ehdotusten toteutumista ei seurata lainkaan", "lumiranta"),
    finding("c", "Ekotukihenkilöt ovat vaihtaneet työpaikkaa", "havulinna", theme="training"),
    finding("d", "Ekotukihenkilöt ovat vaihtaneet työpaikkaa kaikki", "tuulisalo", theme="training"),
    finding("e", "Vesimittarit luetaan käsin kerran vuodessa", "tuulisalo", theme="consumption_monitoring"),
    finding("f", "Kilpailutuksissa ratkaisee ostohinta", "lumiranta", theme="procurement"),
]
