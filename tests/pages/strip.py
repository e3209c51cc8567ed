"""The strip of phases as it stands on a page."""

from streamlit.testing.v1 import AppTest


def strip_of(app: AppTest) -> str:
    """Return the strip's HTML; an empty text where a page has none."""
    return "".join(
        str(element.proto.body) for element in app.get("html") if "vk-phases" in str(element.proto.body)[:40]
    )
