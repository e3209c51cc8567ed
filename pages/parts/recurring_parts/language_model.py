"""What findings are compared by: the customer's language model, the packaged one, or words alone."""

import streamlit as st

from analysis.model.recurring import EngineSettings
from analysis.workflow import model_in_use as models
from analysis.workflow.model_in_use import ModelInUse, model_in_use, voikko_state
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _


def show_model(settings: EngineSettings) -> None:
    """Tell what the suggestions were made with; warn when a language model that is set was not used."""
    used = model_in_use(settings)
    st.caption(f"{_used_text(used)} {_voikko_text()}".strip())
    if used.asked:
        st.warning(_missing_text(used))


def _used_text(used: ModelInUse) -> str:
    if used.kind == models.OWN:
        return _("Findings were compared by your own language model {name}.").format(name=escape_markdown(used.name))
    if used.kind == models.PACKAGED:
        return _("Findings were compared by the language model that comes with the program.")
    return _(
        "Findings were compared by their words alone, without a language model: "
        "the same thing said in other words is found less often."
    )


def _voikko_text() -> str:
    texts = {
        "on": _("Words are put in base form also by Voikko."),
        "missing": _("Voikko was asked for but is not on this computer: words are put in base form without it."),
    }
    return texts.get(voikko_state(), "")


def _missing_text(used: ModelInUse) -> str:
    texts = {
        models.NOT_ON_DISK: _(
            "The language model {name} is set but is not on this computer. Nothing is fetched from the network."
        ),
        models.NO_LIBRARY: _("The language model {name} is set but the library that reads it is not installed."),
        models.NOT_USED: _(
            "The language model {name} is set, but these suggestions were made without it. "
            "Make them anew; if this stays, the model cannot be read."
        ),
    }
    return texts[used.reason].format(name=escape_markdown(used.asked))
