import pytest
from ingest_builders import finding_of, findings, read

from analysis.ingest.tags import TagReader
from analysis.ingest.theme import settle
from analysis.model.codes import Flag
from analysis.model.imports import Guess
from analysis.model.themes import DEFAULT_THEMES, Theme

TAGS = TagReader(DEFAULT_THEMES)


@pytest.mark.parametrize(
    ("theme", "variants"),
    [
        ("organisation", "organisointi|Organisointi|org.|Org/vastuut|Organisointi ja vastuut|vastuut|vastuunjako"),
        ("organisation", "resurssit|resursit|raportointi|toimintasuunnitelma|TS|strategia|Strategia/johto|johtaminen"),
        ("organisation", "johto|jory|poikkihall.|poikkihallinnollisuus|yhteistyö|päättäjät|konserni|ilmasto-ohj."),
        ("procurement", "hankinnat|Hankinta|HANKINNAT|hankita|kilpailutus|Hankinnat & ESCO|upphandling"),
        ("procurement", "sähkön hankinta"),
        ("audits", "katselmus|Katselmukset|energiakats.|katselmus/PTS|energiakatselmus |energibesiktning"),
        ("consumption_monitoring", "kulutusseuranta|Kulutus-seuranta|kulutusseur.|seuranta (mittarit)"),
        ("consumption_monitoring", "mittarit|energiaseuranta|automaatio|förbrukning"),
        ("training", "viestintä|viestinta|tiedotus|koulutus|Koulutus+viestintä|ekotuki|käyttäjät"),
    ],
)  # fmt: skip
def test_every_variant_of_the_table_names_its_theme_surely(theme: str, variants: str) -> None:
    guesses = {variant: TAGS.theme(variant) for variant in variants.split("|")}

    assert {variant for variant, guess in guesses.items() if guess.code != theme or not guess.is_sure} == set()


@pytest.mark.parametrize(
    ("tag", "theme"), [("hank.", "procurement"), ("seuranta", "consumption_monitoring"), ("EK", "audits")]
)
def test_a_trap_is_guessed_and_asked(tag: str, theme: str) -> None:
    guess = TAGS.theme(tag)

    assert guess.code == theme
    assert not guess.is_sure
    assert guess.alternatives


def test_kets_is_organisation_only_where_nothing_says_more() -> None:
    assert TAGS.theme("KETS") == Guess("organisation", 0.5)
    assert TAGS.theme("KETS, hankinnat").code == "procurement"


@pytest.mark.parametrize("tag", ["tila", "koulut", "", "???", "Liitteet"])
def test_what_is_no_tag_names_no_theme(tag: str) -> None:
    assert TAGS.theme(tag).code is None


def test_two_tags_of_different_themes_are_asked() -> None:
    guess = TAGS.theme("Hankinta;organisointi")

    assert (guess.code, guess.alternatives) == ("procurement", ("organisation",))
    assert not guess.is_sure


def test_a_theme_of_the_round_is_known_by_its_names_and_words() -> None:
    themes = (Theme("lighting", "Katuvalaistus", "Gatubelysning", "Street lights", ("lamput",)), DEFAULT_THEMES[-1])
    source = read("Muistio\n\nLamput:\n- ledit vaihdettu\n", themes=themes)

    assert findings(source)[0].theme.code == "lighting"
    assert TagReader(themes).theme("hankinnat").code is None


def test_words_alone_never_make_a_theme_sure() -> None:
    guess = TAGS.suggest("tarjouspyyntö, hankintakriteeri, kilpailutus, elinkaarikustannus ja puitesopimus")

    assert guess.code == "procurement"
    assert not guess.is_sure


def test_words_that_agree_make_a_doubtful_tag_sure() -> None:
    assert settle(Guess("audits", 0.6, ("other",)), Guess("audits", 0.6)).is_sure
    assert not settle(Guess("audits", 0.6, ("other",)), Guess("training", 0.7)).is_sure


@pytest.mark.parametrize(
    ("note", "text", "finding_type", "theme"),
    [
        ("VAHVUUS: johto on sitoutunut", "johto on sitoutunut", "strength", "organisation"),
        ("Viestinta: ei suunnitelmaa", "ei suunnitelmaa", "development", "training"),
        ("HANKINNAT – ei kriteereitä", "ei kriteereitä", "development", "procurement"),
        ("K: lista on vanha", "lista on vanha", "development", "organisation"),
        ("Kehittämiskohde (hankinnat): ostohinta ratkaisee", "ostohinta ratkaisee", "development", "procurement"),
        ("koulukeskus: 3 taloa, yksi mittari", "koulukeskus: 3 taloa, yksi mittari", None, "organisation"),
    ],
)
def test_a_prefix_is_taken_off_only_where_it_is_understood(
    note: str, text: str, finding_type: str | None, theme: str
) -> None:
    finding = finding_of(note)

    assert (finding.text, finding.finding_type, finding.theme.code) == (text, finding_type, theme)


def test_a_word_of_the_thesaurus_is_offered_and_settles_no_tag() -> None:
    guess = TAGS.suggest("anbudet var för dyrt")

    assert guess.code == "procurement"
    assert guess.confidence < 0.4
    assert not settle(Guess("procurement", 0.6, ("other",)), guess).is_sure


@pytest.mark.parametrize(
    ("tag", "note", "theme"),
    [
        ("hank.", "hanke päättyi keväällä", "procurement"),
        ("EK", "kannanotto luettiin", "audits"),
        ("seuranta", "käydään läpi vuosittain", "consumption_monitoring"),
        ("tila", "mukavaa oli", "other"),
    ],
)
def test_a_doubtful_tag_of_a_note_is_asked_not_taken(tag: str, note: str, theme: str) -> None:
    source = read(f"Teema;Huomio\n{tag};{note}\norganisointi;vuosikello on sovittu\n", name="h.csv")

    assert (findings(source)[0].theme.code, findings(source)[0].theme.is_sure) == (theme, False)


TABLE = "Muistio\n\n## {heading}\n\n- ohje on sovittu\n\n| Teema | Huomio |\n|---|---|\n| {tag} | {note} |\n"


@pytest.mark.parametrize("heading", ["Hankinnat", "Koulutus ja viestintä", "Organisointi"])
@pytest.mark.parametrize(("tag", "theme"), [("Seuranta", "consumption_monitoring"), ("EK", "audits")])
def test_a_doubtful_tag_of_a_row_is_asked_whatever_heading_stands_above(heading: str, tag: str, theme: str) -> None:
    source = read(TABLE.format(heading=heading, tag=tag, note="käydään läpi vuosittain"))

    above, row = findings(source)
    assert above.theme.is_sure
    assert (row.theme.code, row.theme.is_sure) == (theme, False)
    assert Flag.THEME_UNCERTAIN in row.flags


@pytest.mark.parametrize("heading", ["Hankinnat", "Koulutus ja viestintä", "Organisointi"])
@pytest.mark.parametrize(
    ("label", "theme"), [("seuranta", "consumption_monitoring"), ("EK", "audits"), ("hank./vastuut", "procurement")]
)
def test_a_doubtful_label_of_a_line_is_asked_whatever_heading_stands_above(
    heading: str, label: str, theme: str
) -> None:
    asked = finding_of(f"{label}: käydään läpi vuosittain", heading)

    assert (asked.text, asked.theme.code, asked.theme.is_sure) == ("käydään läpi vuosittain", theme, False)
    assert Flag.THEME_UNCERTAIN in asked.flags
    assert finding_of("käydään läpi vuosittain", heading).theme.is_sure


def test_a_heading_that_says_the_same_settles_a_doubtful_label_and_gives_way_to_a_sure_one() -> None:
    same = finding_of("seuranta: käydään läpi vuosittain", "Kulutusseuranta")
    other = finding_of("koulutus: käydään läpi vuosittain", "Hankinnat")
    weak = finding_of("KETS: käydään läpi vuosittain", "Hankinnat")

    assert (same.theme.code, same.theme.is_sure) == ("consumption_monitoring", True)
    assert (other.theme.code, other.theme.is_sure) == ("training", True)
    assert (weak.theme.code, weak.theme.is_sure) == ("procurement", True)


@pytest.mark.parametrize("tag", ["???", "-", "", "Liikenne", "ei tietoa"])
def test_a_row_whose_theme_cell_names_no_theme_is_asked_whatever_heading_stands_above(tag: str) -> None:
    told = TABLE.format(heading="Hankinnat", tag=tag, note="käydään läpi vuosittain")
    source = read(told + "| Koulutus | pidettiin kerran |\n")

    above, row, tagged = findings(source)
    assert above.theme.is_sure
    assert not row.theme.is_sure
    assert (tagged.theme.code, tagged.theme.is_sure) == ("training", True)
    assert not tag or tag in [line.raw for line in source.lines]


def test_a_sure_tag_of_a_row_stands_and_a_row_without_a_theme_column_keeps_the_heading() -> None:
    tagged = read(TABLE.format(heading="Hankinnat", tag="Koulutus", note="käydään läpi vuosittain"))
    untagged = read(
        TABLE.format(heading="Hankinnat", tag="+", note="käydään läpi vuosittain").replace("Teema", "Tyyppi")
    )

    assert (findings(tagged)[1].theme.code, findings(tagged)[1].theme.is_sure) == ("training", True)
    assert (findings(untagged)[1].theme.code, findings(untagged)[1].theme.is_sure) == ("procurement", True)
