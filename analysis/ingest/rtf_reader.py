"""Rich text (RTF) as blocks. striprtf was tried: it leaves out notes and comments and shows deleted and hidden text."""

import re
from dataclasses import dataclass, field, replace

from analysis.ingest.blocks import Aside, AsideKind, Block
from analysis.ingest.rtf_story import CellMerge, ParagraphLook, Story
from analysis.ingest.rtf_tokens import Token, tokens
from analysis.ingest.rtf_words import (
    CHARSETS,
    CODE_PAGES,
    KNOWN_AFTER_STAR,
    LETTERS,
    PICTURES,
    SIGNS,
    SKIPPED,
    STORIES,
    SYMBOL_FONT,
)

_STYLE_NAME = re.compile(
    r"(?:(?P<heading>heading|otsikko|rubrik)|list (?:bullet|number)) ?(?P<level>\d)", re.IGNORECASE
)
_DEEPEST_GROUP = 500


@dataclass(frozen=True, slots=True)
class _Style:
    """The level that a style gives as a heading or in a list; 0 for none."""

    heading: int = 0
    listed: int = 0


@dataclass(frozen=True, slots=True)
class _Look:
    """What holds within a group."""

    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    skip: bool = False
    listens: str = ""
    font: int | None = None
    after_unicode: int = 1
    story: int = 0


@dataclass(slots=True)
class RtfReader:
    """Reads one file from its beginning to its end; `edges` are its headers and footers."""

    edges: dict[str, list[tuple[Block, ...]]] = field(default_factory=lambda: {"header": [], "footer": []})
    authors: set[str] = field(default_factory=set)
    has_changes: bool = False
    has_pictures: bool = False
    _code_page: str = "cp1252"
    _fonts: dict[int, int] = field(default_factory=dict)
    _styles: dict[int, _Style] = field(default_factory=dict)
    _look: _Look = field(default_factory=_Look)
    _groups: list[_Look] = field(default_factory=list)
    _stories: list[Story] = field(default_factory=lambda: [Story("body")])
    _counts: dict[AsideKind, int] = field(default_factory=dict)
    _bytes: bytearray = field(default_factory=bytearray)
    _to_skip: int = 0
    _starred: bool = False
    _high: int = 0
    _heard: str = ""
    _author: str = ""

    def read(self, text: str) -> tuple[Block, ...]:
        """Return the blocks of the body; raises ValueError where groups do not close."""
        for token in tokens(text):
            if token.kind != "byte":
                self._flush_bytes()
            self._take(token)
            if not self._groups and token.text == "}":
                return self._stories[0].end()
        raise ValueError("a group is not closed")

    @property
    def _story(self) -> Story:
        return self._stories[-1]

    def _take(self, token: Token) -> None:
        if token.kind == "brace":
            self._to_skip = 0
            if token.text == "{":
                self._open()
            else:
                self._close()
        elif token.kind == "word":
            self._take_word(token.text, token.number)
        elif token.kind == "byte":
            if self._to_skip:
                self._to_skip -= 1
            else:
                self._bytes.append(int(token.text, 16))
        elif token.kind == "sign":
            self._take_sign(token.text)
        else:
            passed = min(self._to_skip, len(token.text))
            self._to_skip -= passed
            self._put(token.text[passed:])

    def _open(self) -> None:
        if len(self._groups) >= _DEEPEST_GROUP:
            raise RecursionError("groups are too deep")
        self._groups.append(self._look)

    def _close(self) -> None:
        if not self._groups:
            raise ValueError("a group closes that never opened")
        ended, self._look = self._look, self._groups.pop()
        if ended.listens != self._look.listens:
            self._end_listening(ended.listens)
        if ended.story != self._look.story:
            self._end_story()

    def _end_listening(self, listens: str) -> None:
        heard, self._heard = self._heard.strip(" ;"), ""
        if listens == "atnauthor":
            self._author = heard
        elif listens == "stylesheet":
            self._styles = _styles_in(heard) | self._styles

    def _end_story(self) -> None:
        story = self._stories.pop()
        blocks = story.end()
        if story.kind in self.edges:
            self.edges[story.kind].append(blocks)
            return
        kind = AsideKind(story.kind)
        self._counts[kind] = self._counts.get(kind, 0) + 1
        self.authors |= {story.author} if story.author else set()
        self._story.hang(Aside(kind, self._counts[kind], blocks, story.author))

    def _take_sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n" and not self._look.skip:
            self._story.end_paragraph()
        elif sign in SIGNS:
            self._put(SIGNS[sign])

    def _take_word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        self._to_skip = 0
        if starred and word not in KNOWN_AFTER_STAR:
            self._look = replace(self._look, skip=True)
            self.has_pictures |= word == "shppict"
        if self._look.skip:
            return
        if word in LETTERS:
            self._put(LETTERS[word])
        elif not (self._take_group(word) or self._take_code(word, number) or self._take_look(word, number)):
            if self._look.listens == "stylesheet":
                self._heard += f"\\s{number or 0} " if word == "s" else ""
            else:
                self._take_paragraph(word, number)

    def _take_group(self, word: str) -> bool:
        """Words that say what a whole group is."""
        if word in SKIPPED or word in PICTURES:
            self.has_pictures |= word in PICTURES
            self._look = replace(self._look, skip=word != "object")
        elif word in ("fonttbl", "stylesheet", "atnauthor"):
            self._look = replace(self._look, listens=word)
        elif word in ("listtext", "pntext"):
            self._story.look.is_listed = True
            self._look = replace(self._look, skip=True)
        elif word in STORIES:
            author = self._author if word == "annotation" else ""
            self._stories.append(Story(STORIES[word], author))
            self._look = replace(self._look, story=len(self._stories), bold=False)
        elif word == "ftnalt" and self._story.kind == "footnote":
            self._story.kind = "endnote"
        else:
            return False
        return True

    def _take_code(self, word: str, number: int | None) -> bool:
        """Words that say which letters bytes are."""
        if word in CODE_PAGES:
            self._code_page = CODE_PAGES[word]
        elif word == "ansicpg":
            self._code_page = f"cp{number}" if number not in (None, 0) else self._code_page
        elif word == "uc":
            self._look = replace(self._look, after_unicode=max(number or 0, 0))
        elif word == "u" and number is not None:
            self._put_unicode(number % 0x10000)
            self._to_skip = self._look.after_unicode
        elif word == "f":
            self._look = replace(self._look, font=number)
        elif word == "fcharset" and self._look.font is not None:
            self._fonts[self._look.font] = number or 0
        else:
            return False
        return True

    def _take_look(self, word: str, number: int | None) -> bool:
        """Words that say how letters look. Revisions: what was put in stays, what was taken out is left."""
        on = number != 0
        if word == "plain":
            self._look = replace(self._look, bold=False, hidden=False, deleted=False)
        elif word == "b":
            self._look = replace(self._look, bold=on)
        elif word == "v":
            self._look = replace(self._look, hidden=on)
        elif word in ("deleted", "revised"):
            self.has_changes |= on
            self._look = replace(self._look, deleted=on if word == "deleted" else self._look.deleted)
        else:
            return False
        return True

    def _take_paragraph(self, word: str, number: int | None) -> None:
        story = self._story
        if word in ("par", "sect", "nestcell"):
            # The end of a paragraph may be what was deleted: the next one goes on in it.
            if not self._look.deleted:
                story.end_paragraph()
        elif word == "cell":
            story.end_cell()
        elif word == "row":
            story.end_row()
        elif word == "trowd":
            story.merges, story.next_merge = [], CellMerge()
        elif word == "clvmrg":
            story.next_merge.continues = True
        elif word == "clmrg":
            story.next_merge.beside = True
        elif word == "cellx":
            story.define_cell()
        else:
            self._take_paragraph_look(word, number or 0)

    def _take_paragraph_look(self, word: str, number: int) -> None:
        look = self._story.look
        if word == "pard":
            self._story.look = ParagraphLook()
        elif word == "intbl":
            look.in_table = True
        elif word == "ls":
            look.is_listed = number > 0
        elif word == "ilvl":
            look.level_in_list = min(max(number, look.level_in_list), 8)
        elif word == "outlinelevel":
            look.heading_level = number + 1 if 0 <= number < 9 else 0
        elif word == "s":
            style = self._styles.get(number, _Style())
            look.heading_level = style.heading or look.heading_level
            look.level_in_list = max(style.listed - 1, look.level_in_list)

    def _put_unicode(self, place: int) -> None:
        """Above the first plane RTF writes two halves; half a letter alone is a lost one."""
        high, self._high = self._high, 0
        if 0xD800 <= place < 0xDC00:
            self._high = place
        elif 0xDC00 <= place < 0xE000:
            self._put(chr(0x10000 + ((high - 0xD800) << 10) + place - 0xDC00) if high else "\ufffd")
        else:
            self._put(chr(place))

    def _flush_bytes(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        charset = self._fonts.get(self._look.font if self._look.font is not None else -1, 0)
        if charset == SYMBOL_FONT:
            self._put("".join(chr(0xF000 + byte) for byte in data))
            return
        self._put(decoded(data, CHARSETS.get(charset, self._code_page)))

    def _put(self, text: str) -> None:
        if self._look.skip or not text:
            return
        if self._look.listens:
            self._heard += text
        elif not self._look.deleted:
            self._story.put(text, bold=self._look.bold, hidden=self._look.hidden)


def decoded(data: bytes, code_page: str) -> str:
    """Return bytes as letters; a byte that is no letter is shown by its number, and its line asked."""
    try:
        return data.decode(code_page, "backslashreplace")
    except LookupError:
        return data.decode("cp1252", "backslashreplace")


def _styles_in(heard: str) -> dict[int, _Style]:
    """Return heading and list levels of styles by their numbers, from the words of the style sheet."""
    found = {}
    for part in heard.split("\\s")[1:]:
        number, _, name = part.partition(" ")
        match = _STYLE_NAME.match(name.strip())
        if match and number.isdecimal():
            level = int(match["level"])
            found[int(number)] = _Style(heading=level) if match["heading"] else _Style(listed=level)
    return found
