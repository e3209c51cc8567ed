"""Nothing compares municipalities: no quantity beside a name and no order but the alphabet, anywhere.

Every page of every role is opened with everything that it can be turned to, and every file is read again.
"""

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TESTING_KEY
from streamlit.util import calc_hash

from analysis.export.pdf import can_lay_out
from analysis.model.people import Role
from analysis.workflow import (
    comment_documents,
    exporting,
    people,
    published,
    published_documents,
    versions,
    word_sections,
)
from analysis.workflow.desk import Desk
from analysis.workflow.views import ExportFile
from pages import main
from pages.parts import storage
from tests.pages.compared_files import lists_in, said_in
from tests.pages.comparison import Said, lists_on, out_of_order, quantities, said_on, sentences, table_rows
from tests.pages.unequal_round import COMMENTS, FINDINGS, UnequalRound, make_unequal_round

NAMES = tuple(FINDINGS)
COUNTS = (*FINDINGS.values(), *COMMENTS.values())
LEAD = Role.LEAD_ANALYST
ROLES = (LEAD, Role.CONTACT, Role.APPROVER, Role.INTERVIEWER, Role.READER)
# Choices that begin something or lead elsewhere are not turned: what is shown is what is walked.
_MOST_TURNS = 12


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Iterator[UnequalRound]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERTAISKOOSTE_DATA", str(tmp_path_factory.mktemp("unequal")))
        patch.delenv("VERTAISKOOSTE_DATABASE_URL", raising=False)
        patch.delenv("VERTAISKOOSTE_DEMO", raising=False)
        yield make_unequal_round(storage.store())


def desk_of(made: UnequalRound, role: Role) -> Desk:
    return people.open_desk(made.store, people.session_of(made.store, made.tokens[role]))


def own_pages(made: UnequalRound, role: Role) -> tuple[str, ...]:
    return tuple(place.url_path for place in main.places_of(people.session_of(made.store, made.tokens[role])))


def opened(address: str, token: str, patch: pytest.MonkeyPatch) -> AppTest:
    patch.setattr(type(st.context), "cookies", property(lambda _context: {"vertaiskooste": token}))
    app = AppTest.from_file(str(main.__file__), default_timeout=60)
    app._page_hash = calc_hash(address)
    return app.run()


def turned(app: AppTest) -> Iterator[AppTest]:
    """Yield a page as it opens, and with each part chosen that a row of parts or a list of municipalities offers."""
    yield app
    for kind in ("button_group", "selectbox"):
        for key in [one.key for one in app.get(kind) if one.key]:
            widget = _by_key(app, kind, key)
            for option in widget.options[:_MOST_TURNS] if widget else ():
                widget = _by_key(app, kind, key)
                if widget is None or option not in widget.options or widget.proto.disabled:
                    break
                yield _chosen(app, widget, option)


def _chosen(app: AppTest, widget, option: str) -> AppTest:
    """Choose an option by its words, as a browser does; AppTest itself asks for the value behind them."""
    words_of = widget.format_func
    app.session_state[TESTING_KEY][widget.id] = lambda value: value if value == option else words_of(value)
    return widget.set_value(option).run()


def _by_key(app: AppTest, kind: str, key: str):
    return next((one for one in app.get(kind) if one.key == key), None)


def files_of_analyst(desk: Desk, made: UnequalRound) -> Iterator[ExportFile]:
    for kind in ("summary.docx", "working.docx", "page.docx", "evidence.xlsx", "result.json"):
        yield exporting.export(desk, kind)
    for kind in ("comments.xlsx", "comments.docx"):
        yield comment_documents.comment_document(desk, kind)
    yield versions.differences(desk, 1, 2)
    for municipality_id in made.ids.values():
        yield exporting.municipality_report(desk, municipality_id)
        yield word_sections.section_file(desk, municipality_id)
    if can_lay_out():
        yield exporting.export(desk, "summary.pdf")


def files_of_others(made: UnequalRound) -> Iterator[ExportFile]:
    for role in (Role.CONTACT, Role.APPROVER):
        for kind in ("section.docx", "report.docx"):
            yield exporting.export(desk_of(made, role), kind)
    (summary,) = published.published_summaries(desk_of(made, Role.READER))
    for kind in ("summary.docx", "page.docx", "comments.docx"):
        yield published_documents.published_document(desk_of(made, Role.READER), summary.release_id, kind)


def comparing(said: list[Said]) -> list[str]:
    lists = out_of_order(lists_in(said, NAMES))
    return [*quantities(said, NAMES, COUNTS), *(f"not by the alphabet: {one}" for one in lists)]


@pytest.mark.parametrize("role", ROLES)
def test_no_page_says_a_quantity_beside_a_municipality(made, monkeypatch, role) -> None:
    found: dict[str, list[str]] = {}
    for address in own_pages(made, role):
        for app in turned(opened(address, made.tokens[role], monkeypatch)):
            assert not app.exception, address
            said = list(said_on(app))
            assert said, address
            lists = [f"not by the alphabet: {one}" for one in out_of_order(lists_on(app, NAMES))]
            if shown := [*comparing(said), *lists]:
                found.setdefault(address, []).extend(one for one in shown if one not in found.get(address, ()))

    assert found == {}


def test_no_file_says_a_quantity_beside_a_municipality(made) -> None:
    files = [*files_of_analyst(made.desk, made), *files_of_others(made)]

    assert len({file.name for file in files}) >= 9
    assert {file.name: shown for file in files if (shown := comparing(list(said_in(file))))} == {}
    assert all(list(said_in(file)) for file in files)


def test_the_walk_meets_every_municipality_and_the_counts_are_unequal(made, monkeypatch) -> None:
    app = opened("kierrokset", made.tokens[LEAD], monkeypatch)

    assert len(set(COUNTS)) == len(COUNTS)
    assert ("Havulinna", "Lumiranta", "Ylöpuro", "Åminne", "Äänekylä") in list(lists_on(app, NAMES))


# The walk can fail: what it must catch is caught, and what may stand is let stand.


@pytest.mark.parametrize(
    "leak",
    [
        "Ylöpurossa on 41 huomiota.",
        "Havulinna (37)",
        "Havulinnan huomioista 12 % puuttuu.",
        "Äänekylässä kolme huomiota",
        "Lumirannassa eniten huomioita",
        "<table><tr><td>Åminne</td><td>29</td></tr></table>",
    ],
)
def test_a_quantity_beside_a_name_is_caught(leak) -> None:
    assert quantities([Said("x", one) for one in sentences(leak)], NAMES, COUNTS)


@pytest.mark.parametrize(
    "words",
    [
        "Ylöpuro kommentoi 24.11.2026 klo 12.30.",
        "[N12] Esimerkki, Havulinna: hankinnat on koottu.",
        "Kierroksella on 161 huomiota.\nÅminne",
        "Kaksi kuntaa ei ole vielä kommentoinut. Ylöpuro kommentoi.",
        "Kuusi kuntaa tuli mukaan.",
    ],
)
def test_days_ids_and_the_rounds_own_numbers_are_let_stand(words) -> None:
    assert quantities([Said("x", one) for one in sentences(words)], NAMES, COUNTS) == []


PLANTED = {
    "metric": "st.metric('Havulinna', 37)",
    "columns": "one, two = st.columns(2); one.markdown('Havulinna'); two.caption('37 huomiota')",
    "below": "st.subheader('Havulinna'); st.caption('37 huomiota')",
    "button": "st.button('Havulinna (3)')",
    "help": "st.button('Havulinna', help='Havulinnassa 3 huomiota')",
    "options": "st.selectbox('Kunta', ['Havulinna (3)'])",
    "table": "st.dataframe({'Kunta': ['Havulinna'], 'Huomioita': [3]})",
    "html": "st.html('<p>Havulinna <b>3</b></p>')",
    "link": "st.link_button('Havulinna: 3 huomiota', '/x')",
    "expander": "st.expander('Havulinna: 3 huomiota').write('x')",
    "order": "st.selectbox('Kunta', ['Äänekylä', 'Åminne'])",
    "": "st.markdown('Havulinna ja Åminne')",
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_leak_planted_on_a_page_is_caught(kind) -> None:
    app = AppTest.from_string(f"import streamlit as st\n{PLANTED[kind]}").run()

    caught = [*quantities(said_on(app), NAMES, COUNTS), *out_of_order(lists_on(app, NAMES))]

    assert bool(caught) == bool(kind)


def test_a_leak_planted_in_a_table_or_a_file_is_caught() -> None:
    heads = pd.DataFrame({"Havulinna": [37], "Åminne": [29]})
    entry = ExportFile("x.json", "", b'{"kunnat": [{"nimi": "Havulinna", "huomioita": 37}]}')

    assert quantities((Said("x", one) for one in table_rows(heads)), NAMES, COUNTS)
    assert quantities(said_in(entry), NAMES, COUNTS)
    assert out_of_order(lists_in([Said("x", "Mukana Ylöpuro, Äänekylä ja Åminne.")], NAMES))
    assert not out_of_order(lists_in([Said("x", "Mukana Ylöpuro, Åminne ja Äänekylä.")], NAMES))
