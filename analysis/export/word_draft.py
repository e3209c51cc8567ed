"""What marks a document as a draft while flags are open: said on its first page, and above every page."""

from docx.enum.text import WD_ALIGN_PARAGRAPH

from analysis.export.rule_words import RULE_WORDS
from analysis.export.word_parts import Page
from analysis.model.content import SummaryContent


def mark_draft(page: Page, content: SummaryContent) -> None:
    """Say on the page that this is a draft and whose flags are open; nothing where none is.

    Only the analysts' own version tells what was noticed (`OpenFlag.rules`): a draft gets passed on.
    """
    flags = content.open_flags
    if not flags:
        return
    word = page.words("Draft")
    labels = ", ".join(f"[{one.label}]" for one in flags)
    said = page.counted(
        "{count} statement waits for a better wording or for a reason to stand as it is",
        "{count} statements wait for a better wording or for a reason to stand as they are",
        len(flags),
    )
    rest = page.words("Until then this is neither published nor sent for comments.")
    page.notice(word, f"{said}: {labels}. {rest}")
    for one in flags:
        if one.rules:
            page.bullet(f"[{one.label}] {', '.join(page.words(RULE_WORDS[rule]) for rule in one.rules)}")
    _head_every_page(page, word)


def _head_every_page(page: Page, word: str) -> None:
    """A template's own header stays, with the word beneath it."""
    for section in page.document.sections:
        header = section.header
        first = header.paragraphs[0] if header.paragraphs else header.add_paragraph()
        paragraph = header.add_paragraph() if first.text.strip() or len(first._p) > 1 else first
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.add_run(word).bold = True
