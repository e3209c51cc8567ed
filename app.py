"""The ASGI entry that `streamlit run app.py` finds. The screens begin at pages/main.py, the web routes in pages/web."""

from pathlib import Path

import streamlit as st

from pages import web
from pages.web.lifespan import lifespan

app = st.App(
    Path(__file__).parent / "pages" / "main.py",
    routes=web.routes(),
    middleware=web.middleware(),
    lifespan=lifespan,
)
