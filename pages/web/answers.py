"""Small answers of the web routes: a plain page with one sentence, a plain page with a form, and a redirect."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Scope

from pages.parts import password_field
from pages.parts.catalogues import text_in
from pages.parts.plain import escape_html

LOOK = "/istunto/ulkoasu.css"
# What only a script can do is not there for whoever has none: the script shows it.
_HIDDEN = " data-needs-script hidden"
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="stylesheet" href="{look}"></head>
<body><main><h1>{title}</h1>{content}</main>{script}</body></html>
"""


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a plain form; label and hint are in the reader's language already."""

    name: str
    label: str
    kind: str = "text"
    fills: str = "off"
    value: str = ""
    hint: str = ""
    shortest: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """A plain form: where it posts, its fields, and the words of its button."""

    action: str
    inputs: tuple[Input, ...]
    button: str
    is_quiet: bool = False


def plain_page(language: str, sentence: str, status: int) -> HTMLResponse:
    """Return a page that says one sentence and links to the front page."""
    link = escape_html(text_in(language, "To the front page"))
    return _page(language, "Vertaiskooste", f'<p>{escape_html(sentence)}</p><p><a href="/">{link}</a></p>', status)


def form_page(
    language: str,
    title: str,
    sentences: tuple[str, ...],
    forms: tuple[Form, ...],
    wrong: str = "",
    link: tuple[str, str] | None = None,
) -> HTMLResponse:
    """Return a page with a title, a few sentences, what is wrong if anything, and forms. All words are plain words.

    `link` is another way than the forms: its address and its words.
    """
    said = "".join(f"<p>{escape_html(sentence)}</p>" for sentence in sentences if sentence)
    error = f'<p class="wrong" role="alert">{escape_html(wrong)}</p>' if wrong else ""
    other = _link(*link) if link else ""
    content = said + error + other + "".join(_form(language, form) for form in forms)
    return _page(language, title, content, 422 if wrong else 200)


def link_page(language: str, title: str, sentences: tuple[str, ...], way: str, label: str) -> HTMLResponse:
    """Return a page with a title, a few sentences, and one link that leads on. All words are plain words."""
    said = "".join(f"<p>{escape_html(sentence)}</p>" for sentence in sentences)
    return _page(language, title, said + _link(way, label), 200)


def see_other(path: str) -> RedirectResponse:
    """Return a redirect that the browser follows with a GET."""
    return RedirectResponse(path, status_code=303, headers={"Cache-Control": "no-store"})


async def look(_request: Request) -> Response:
    """Send the style sheet of the plain pages: with it in a file of its own they need no inline styles."""
    return Response((Path(__file__).parent / "look.css").read_text(encoding="utf-8"), media_type="text/css")


async def password_script(_request: Request) -> Response:
    """Send the script of password fields: a file of our own, so that no script has to stand in a plain page."""
    return Response(password_field.script(), media_type="text/javascript")


def request_of(scope: Scope) -> HTTPConnection:
    """Return the request of a middleware's scope."""
    return HTTPConnection(scope)


def asks_for_page(scope: Scope) -> bool:
    """Return whether a browser asks for a page to show, not for a part of one."""
    accepts = [value for name, value in scope["headers"] if name == b"accept"]
    return scope["method"] == "GET" and any(b"text/html" in value for value in accepts)


def _page(language: str, title: str, content: str, status: int) -> HTMLResponse:
    script = f'<script src="{password_field.SCRIPT}"></script>' if "data-secret" in content else ""
    body = _PAGE.format(language=language, title=escape_html(title), look=LOOK, content=content, script=script)
    return HTMLResponse(body, status_code=status, headers={"Cache-Control": "no-store"})


def _link(way: str, label: str) -> str:
    return f'<p><a class="button" href="{escape_html(way)}">{escape_html(label)}</a></p>'


def _form(language: str, form: Form) -> str:
    look_of_button = ' class="quiet"' if form.is_quiet else ""
    button = f'<button type="submit"{look_of_button}>{escape_html(form.button)}</button>'
    fields = "".join(_input(language, one) for one in form.inputs)
    has_secret = any(one.kind == "password" for one in form.inputs)
    box = password_field.show_box(partial(text_in, language), _HIDDEN) if has_secret else ""
    return f'<form method="post" action="{form.action}">{fields}{box}{button}</form>'


def _input(language: str, one: Input) -> str:
    hint = f"<small>{escape_html(one.hint)}</small>" if one.hint else ""
    shortest = f' minlength="{one.shortest}"' if one.shortest else ""
    # A browser cuts what is pasted over a limit, without a word: a password is refused in words instead.
    longest = "" if one.kind == "password" else ' maxlength="300"'
    marks = password_field.marks_of(one.kind, one.name, one.fills)
    control = (
        f'<input name="{one.name}" type="{one.kind}" autocomplete="{one.fills}" value="{escape_html(one.value)}" '
        f"required{shortest}{longest}{marks}>"
    )
    measured = password_field.strength_line(partial(text_in, language), _HIDDEN) if "data-measured" in marks else ""
    return f"<label>{escape_html(one.label)}{hint}{control}</label>{measured}"
