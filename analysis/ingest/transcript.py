"""Meeting transcripts (WebVTT, SubRip): cues with their time and speaker; speakers are dropped from the lines."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.ingest.units import FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout

TIMING = re.compile(r"^(?P<start>(?:\d{1,2}:)?\d{1,2}:\d{2})[.,]\d{1,3}\s+-->\s+\S+", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]+)?\s+(?P<speaker>[^>]+)>")
_TAG = re.compile(r"</?(?:[a-z][^>]*|\d[\d:.]*)>", re.IGNORECASE)
# Zoom and others write the speaker before the words: "Minna Aaltonen: …".
_NAMED = re.compile(r"^(?:- ?)?(?P<speaker>[A-ZÅÄÖ][\w'’.-]+(?: [A-ZÅÄÖ(][\w'’.()-]+){0,3}):\s+(?=\S)")
_BLOCK_END = re.compile(r"\n[ \t]*\n+")
_OWN_WORDS = re.compile(r"^(?:WEBVTT|NOTE|STYLE|REGION)\b[ \t:-]*")
# Who asks in half of what they say conducts the interview.
_SHARE_OF_QUESTIONS = 0.5
# A word before a colon is a speaker where it comes again; "Vahvuus: …" hardly does in speech.
_TURNS_OF_SPEAKER = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: when it began, who spoke (empty when not told), what was said. Notes between cues have no time."""

    start: str
    speaker: str
    text: str
    is_note: bool = False


def read_transcript(text: str) -> FileUnits:
    """Return the cues in order; questions of whoever conducts the interview stand as headings."""
    cues = _with_named_speakers(tuple(_cues(text)))
    interviewers = _interviewers(cues)
    speakers = tuple(dict.fromkeys(cue.speaker for cue in cues if cue.speaker))
    return FileUnits(Layout.TRANSCRIPT, tuple(_units(cues, interviewers)), people=speakers)


def _units(cues: tuple[Cue, ...], interviewers: frozenset[str]) -> Iterator[SourceUnit]:
    """Cues of one second are told apart by their number within it."""
    seen: Counter[str] = Counter()
    for cue in cues:
        if not cue.text.strip():
            continue
        seen[cue.start] += 1
        locator = cue.start if seen[cue.start] == 1 else f"{cue.start} #{seen[cue.start]}"
        yield _unit(cue, locator, interviewers)


def _cues(text: str) -> Iterator[Cue]:
    for block in _BLOCK_END.split(text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")):
        timing = TIMING.search(block)
        if timing is None:
            said = _OWN_WORDS.sub("", block).strip()
            is_style = block.startswith(("STYLE", "REGION"))
            # The number of an empty SubRip cue, and what a player needs, are no words.
            if said and not is_style and not said.isdigit():
                yield Cue("note", "", said, is_note=True)
            continue
        payload = block[timing.end() :].partition("\n")[2]
        yield from _turns(_whole_time(timing["start"]), payload)


def _turns(start: str, payload: str) -> Iterator[Cue]:
    """A cue may hold the words of several speakers, each after a voice of its own."""
    voices = list(_VOICE.finditer(payload))
    edges = [voice.start() for voice in voices] + [len(payload)]
    before = payload[: edges[0]]
    if before.strip() or not voices:
        yield Cue(start, "", _said(before))
    for voice, end in zip(voices, edges[1:], strict=True):
        yield Cue(start, html.unescape(voice["speaker"]).strip(), _said(payload[voice.end() : end]))


def _said(words: str) -> str:
    return html.unescape(_TAG.sub("", words)).strip()


def _with_named_speakers(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Take the names before the words off where no voice is told and the same name comes again."""
    if any(cue.speaker for cue in cues):
        return cues
    named = [None if cue.is_note else _NAMED.match(cue.text) for cue in cues]
    turns = Counter(match["speaker"] for match in named if match)
    is_named = sum(turns.values()) * 2 >= sum(not cue.is_note for cue in cues)
    return tuple(
        Cue(cue.start, match["speaker"], cue.text[match.end() :])
        if match and is_named and (turns[match["speaker"]] >= _TURNS_OF_SPEAKER or " " in match["speaker"])
        else cue
        for cue, match in zip(cues, named, strict=True)
    )


def _whole_time(start: str) -> str:
    parts = start.split(":")
    return ":".join(part.zfill(2) for part in ["0"] * (3 - len(parts)) + parts)


def _interviewers(cues: tuple[Cue, ...]) -> frozenset[str]:
    asked = Counter(cue.speaker for cue in cues if cue.text.endswith("?"))
    said = Counter(cue.speaker for cue in cues)
    return frozenset(speaker for speaker in asked if asked[speaker] >= _SHARE_OF_QUESTIONS * said[speaker])


def _unit(cue: Cue, locator: str, interviewers: frozenset[str]) -> SourceUnit:
    if cue.is_note:
        return SourceUnit(locator, cue.text, UnitKind.METADATA)
    asks = cue.text.endswith("?") and (cue.speaker in interviewers or not cue.speaker)
    kind = UnitKind.QUESTION_ASKED if asks else UnitKind.TEXT
    return SourceUnit(locator, cue.text, kind, level=1 if asks else 0, is_bullet=cue.speaker not in interviewers)
