"""The contact sheet shows every page that was taken, a row each, and nothing of it is read as HTML."""

from tests.contact_sheet import VIEWS, Shot, View, sheet_of


def test_every_view_of_a_page_stands_in_one_row() -> None:
    shots = [Shot(address, view, f"{address}-{view.name}.png") for view in VIEWS for address in ("kooste", "ohje")]

    sheet = sheet_of("contact", shots)

    assert sheet.count("<h2>") == 2
    assert all(sheet.count(f'src="{shot.file}"') == 1 for shot in shots)
    assert len(VIEWS) == 12


def test_an_address_is_not_html() -> None:
    assert "<b>" not in sheet_of("contact", [Shot("<b>", View("fi", "dark", 390), "a.png")])
