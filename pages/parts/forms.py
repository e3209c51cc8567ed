"""Real HTML forms that post to web routes: only a web route can hand out a cookie that scripts cannot read."""

from dataclasses import dataclass

import streamlit as st

from pages.parts import password_field
from pages.parts.plain import escape_html
from pages.parts.texts import text as _

# The colours are Streamlit's own custom properties where they exist, and those of the browser otherwise.
_STYLE = """<style>
.vk-form { display: grid; gap: 0.9rem; max-width: 26rem; }
.vk-form label { display: grid; gap: 0.25rem; font-weight: 600; }
.vk-form small { font-weight: 400; opacity: 0.85; }
.vk-form label.shows { display: flex; gap: 0.6rem; align-items: center; font-weight: 400; min-height: 2.75rem; }
.vk-form .shows input { width: 1.3rem; height: 1.3rem; min-height: 0; padding: 0; flex: none; accent-color: #0b5a63; }
.vk-form .strength { display: grid; gap: 0.2rem; margin-top: -0.5rem; }
.vk-form .strength meter { width: 100%; height: 0.9rem; }
.vk-form .strength output { min-height: 1.5em; }
.vk-form input { font: inherit; color: inherit; background: transparent; padding: 0.6rem 0.7rem;
  border: 1px solid currentColor; border-radius: 0.375rem; min-height: 2.75rem; width: 100%; box-sizing: border-box; }
.vk-form button, .vk-plain button, .vk-plain a { font: inherit; font-weight: 600; padding: 0.6rem 1.1rem;
  min-height: 2.75rem;
  border-radius: 0.375rem; border: 1px solid #0b5a63; background: #0b5a63; color: #ffffff; cursor: pointer;
  justify-self: start; }
.vk-plain a { text-decoration: none; color: #ffffff !important; }
.vk-form button:hover, .vk-plain button:hover, .vk-plain a:hover { background: #084850; }
.vk-form input:focus-visible, .vk-form button:focus-visible, .vk-plain button:focus-visible,
.vk-plain a:focus-visible {
  outline: 3px solid #58b7bd; outline-offset: 2px; }
.vk-plain { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.vk-plain button.quiet { background: transparent; color: inherit; border-color: currentColor; font-weight: 400;
  font-size: 0.9rem; min-height: 2.25rem; padding: 0.3rem 0.7rem; }
.vk-plain button.quiet:hover { background: rgba(88, 183, 189, 0.18); }
.vk-plain button[aria-current] { border-width: 2px; font-weight: 650; }
</style>"""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; `kind` is the input's type, `fills` what a browser may fill in for it."""

    name: str
    label: str
    kind: str = "text"
    fills: str = "off"
    hint: str = ""
    shortest: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a form that sends a value."""

    value: str
    label: str
    is_current: bool = False
    language: str = ""


def post_form(action: str, fields: tuple[Field, ...], button: str) -> None:
    """Show a form whose button posts to a web route."""
    rows = "".join(_field(field) for field in fields)
    send = f'<button type="submit">{escape_html(button)}</button>'
    has_secret = any(field.kind == "password" for field in fields)
    box = password_field.show_box(_) if has_secret else ""
    st.html(f'{_STYLE}<form class="vk-form" method="post" action="{action}">{rows}{box}{send}</form>')
    if has_secret:
        script = password_field.script()
        st.html(f'<span class="vk-said"></span><script>{script}</script>', unsafe_allow_javascript=True)


def post_choices(action: str, name: str, choices: tuple[Choice, ...], label: str) -> None:
    """Show buttons side by side, each posting its value to a web route."""
    buttons = "".join(_choice(name, choice) for choice in choices)
    form = f'<form class="vk-plain" method="post" action="{action}" aria-label="{escape_html(label)}">{buttons}</form>'
    st.html(_STYLE + form)


def post_button(action: str, label: str, *, quiet: bool = True) -> None:
    """Show one button that posts to a web route."""
    look = ' class="quiet"' if quiet else ""
    button = f'<button type="submit"{look}>{escape_html(label)}</button>'
    st.html(f'{_STYLE}<form class="vk-plain" method="post" action="{action}">{button}</form>')


def way_out(address: str, label: str) -> None:
    """Show a link that looks like a button and leads away from the app, in the same tab."""
    st.html(f'{_STYLE}<p class="vk-plain"><a href="{escape_html(address)}" target="_self">{escape_html(label)}</a></p>')


def _field(field: Field) -> str:
    hint = f"<small>{escape_html(field.hint)}</small>" if field.hint else ""
    shortest = f' minlength="{field.shortest}"' if field.shortest else ""
    # A browser cuts what is pasted over a limit, without a word: a password is refused in words instead.
    longest = "" if field.kind == "password" else ' maxlength="300"'
    marks = password_field.marks_of(field.kind, field.name, field.fills)
    control = (
        f'<input name="{field.name}" type="{field.kind}" autocomplete="{field.fills}" required{shortest}{longest}'
        f"{marks}>"
    )
    measured = password_field.strength_line(_) if "data-measured" in marks else ""
    return f"<label>{escape_html(field.label)}{hint}{control}</label>{measured}"


def _choice(name: str, choice: Choice) -> str:
    current = ' aria-current="true"' if choice.is_current else ""
    language = f' lang="{choice.language}"' if choice.language else ""
    return (
        f'<button type="submit" class="quiet" name="{name}" value="{escape_html(choice.value)}"{current}{language}>'
        f"{escape_html(choice.label)}</button>"
    )
