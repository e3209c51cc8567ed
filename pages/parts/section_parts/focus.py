"""Where the eye goes after a press: the form that opened, or the comment that was kept. The page is long on a phone."""

import streamlit as st

_FOCUS = "section_focus"
# In a block of its own: the page's scripts share one scope, and a second `const place` there would be an error.
_TO = """<script>/* {turn} */
{{
const place = document.querySelector(".st-key-{key}");
if (place) {{
  place.tabIndex = -1;
  place.focus({{ preventScroll: true }});
  place.scrollIntoView({{ block: "center" }});
}}
}}
</script>"""


def look_next_at(key: str) -> None:
    """Remember the container, by its key, that the next run shows in the middle."""
    st.session_state[_FOCUS] = key


def move_focus() -> None:
    """Move to what was remembered, once; called when the page has been drawn."""
    key = st.session_state.pop(_FOCUS, None)
    if key:
        turn = st.session_state[f"{_FOCUS}_turn"] = st.session_state.get(f"{_FOCUS}_turn", 0) + 1
        st.html(_TO.format(turn=turn, key=key), unsafe_allow_javascript=True)
