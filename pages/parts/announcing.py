"""What was done, told to screen readers: a toast of Streamlit's is seen only. Errors and notes announce themselves."""

import json
import re

import streamlit as st

# In a block of its own: the page's scripts share one scope, and a second `let region` there would be an error.
# One region for the whole visit, made empty before it is filled: readers announce a change in what stood there before.
_SAY = """<span class="vk-said"></span><script>/* {turn} */
{{
let region = document.getElementById("vk-status");
if (!region) {{
  region = document.createElement("div");
  region.id = "vk-status";
  region.className = "vk-unseen";
  region.setAttribute("role", "status");
  document.body.append(region);
}}
region.textContent = "";
setTimeout(() => {{ region.textContent = {words}; }}, 200);
}}
</script>"""
_TURN = "announced"


def announce(sentence: str) -> None:
    """Have a sentence of Markdown read out, without its marks."""
    turn = st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.html(script_of(sentence, turn), unsafe_allow_javascript=True)


def script_of(sentence: str, turn: int) -> str:
    """Return the script that has a sentence read out; no words in it can end the script or become code."""
    plain = re.sub(r"\\(.)|\*\*", lambda mark: mark.group(1) or "", sentence)
    return _SAY.format(turn=turn, words=json.dumps(plain).replace("<", r"\u003c"))
