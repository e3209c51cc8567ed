"""Meeting transcripts (WebVTT, SubRip): cues with their time and speaker; speakers are dropped from the lines."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.ingest.units import FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout

TIMING = re.compile(r"^(?P<start>(?:\d{1,2}:)?\d{1,2}:\d{2})[.,]\d{1,3}\s+-->\s+\S+", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]+)?\s+(?P<speaker>[^>]+)>")
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
# Who asks in half of what they say conducts the interview.
_SHARE_OF_QUESTIONS = 0.5


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: when it began, who spoke (empty when not told), what was said."""

    start: str
    speaker: str
    text: str


def read_transcript(text: str) -> FileUnits:
    """Return the cues in order; questions of whoever conducts the interview stand as headings."""
    cues = tuple(_cues(text))
    interviewers = _interviewers(cues)
    speakers = tuple(dict.fromkeys(cue.speaker for cue in cues if cue.speaker))
    return FileUnits(Layout.TRANSCRIPT, tuple(_unit(cue, interviewers) for cue in cues if cue.text), people=speakers)


def _cues(text: str) -> Iterator[Cue]:
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        timing = TIMING.search(block)
        if timing is None:
            continue
        payload = block[timing.end() :].partition("\n")[2]
        voice = _VOICE.search(payload)
        said = _TAG.sub("", _VOICE.sub("", payload)).strip()
        yield Cue(_whole_time(timing["start"]), voice["speaker"].strip() if voice else "", said)


def _whole_time(start: str) -> str:
    parts = start.split(":")
    return ":".join(part.zfill(2) for part in ["0"] * (3 - len(parts)) + parts)


def _interviewers(cues: tuple[Cue, ...]) -> frozenset[str]:
    asked = Counter(cue.speaker for cue in cues if cue.text.endswith("?"))
    said = Counter(cue.speaker for cue in cues)
    return frozenset(speaker for speaker in asked if asked[speaker] >= _SHARE_OF_QUESTIONS * said[speaker])


def _unit(cue: Cue, interviewers: frozenset[str]) -> SourceUnit:
    asks = cue.text.endswith("?") and (cue.speaker in interviewers or not cue.speaker)
    kind = UnitKind.QUESTION_ASKED if asks else UnitKind.TEXT
    return SourceUnit(cue.start, cue.text, kind, level=1 if asks else 0, is_bullet=cue.speaker not in interviewers)
