"""The page that anybody would write first: everything in a table, a select box and a text field that filter it.

`BENCH_DATABASE` names the SQLite file. `BENCH_KEPT=1` keeps the data between reruns, as a more careful hand would.
"""

import os
import sqlite3

import pandas as pd
import streamlit as st

_QUERY = """
SELECT finding.text AS Huomio, municipality.name_fi AS Kunta, theme.name AS Teema, finding.finding_type AS Tyyppi,
       finding.role_class AS Rooli, document.file_name AS Tiedosto
FROM finding
JOIN finding_line ON finding_line.finding_id = finding.id AND finding_line.ordinal = 0
JOIN source_line ON source_line.id = finding_line.line_id
JOIN document ON document.id = source_line.document_id
LEFT JOIN municipality ON municipality.id = finding.municipality_id
LEFT JOIN bench_theme AS theme ON theme.code = finding.theme_code
ORDER BY source_line.document_id, source_line.ordinal
"""


def read() -> pd.DataFrame:
    """Return every finding."""
    with sqlite3.connect(os.environ["BENCH_DATABASE"]) as connection:
        return pd.read_sql_query(_QUERY, connection)


findings = st.cache_data(read)() if os.environ.get("BENCH_KEPT") == "1" else read()
st.title("Huomiot")
theme = st.selectbox("Teema", ["Kaikki", *sorted(findings["Teema"].unique())])
words = st.text_input("Hae huomioista")
shown = findings
if theme != "Kaikki":
    shown = shown[shown["Teema"] == theme]
if words:
    shown = shown[shown["Huomio"].str.contains(words, case=False, regex=False)]
st.caption(f"{len(shown)} huomiota")
st.dataframe(shown, hide_index=True)
