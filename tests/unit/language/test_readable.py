"""Lemmas as people read them."""

import pytest

from analysis.language.analyser import Analyser


@pytest.fixture(scope="module")
def analyser():
    return Analyser(voikko=False)


@pytest.mark.parametrize(
    ("lemma", "texts", "shown"),
    [
        ("kets", [], "KETS"),
        ("esco", [], "ESCO"),
        ("led", ["Ledit on vaihdettu."], "LED"),
        ("lvi", [], "LVI"),
        ("led-valo", ["Vaihdettu LED-valot halliin."], "LED-valo"),
        ("led-valo", ["Halliin on vaihdettu LED-valoja."], "LED-valo"),
        ("energiakatselmus", ["Energiakatselmuksia on tehty."], "energiakatselmus"),
        ("toimenpide-ehdotus", ["kaikki toimenpide-ehdotukset"], "toimenpide-ehdotus"),
        # a name has a capital inside a sentence; what only starts one tells nothing
        ("harmaalahti", ["Koulut ovat Harmaalahdessa hyvin hoidettu.", "näin Harmaalahti toimii"], "Harmaalahti"),
        ("helsinki", ["Malli on Helsingistä."], "Helsinki"),
        ("helsinki", ["Helsingistä saatiin malli."], "helsinki"),
        ("helsinki", ["malli Helsingistä", "helsingistä ja muualta, myös helsingistä"], "helsinki"),
        ("katselmus", ["KATSELMUKSET ON TEHTY"], "katselmus"),
        ("katselmus", ["- Katselmukset tehty", "• Katselmus 2014"], "katselmus"),
        ("bim", ["Malli tehdään BIM:nä."], "BIM"),
        ("katselmus", [], "katselmus"),
    ],
)
def test_lemma_is_shown_as_people_write_it(analyser, lemma, texts, shown):
    assert analyser.readable(lemma, texts) == shown
