"""Plain text, e-mail and meeting transcripts."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from maker.lines import cells
from maker.notes import Note


def write_text(note: Note, path: Path) -> None:
    text = "\n".join(unit.text for unit in note.units).strip("\n") + "\n"
    path.write_bytes(text.encode(note.encoding))


def write_mail(note: Note, path: Path) -> None:
    heads = {unit.tag: unit.text for unit in note.units if unit.tag}
    body = "\n".join(unit.text for unit in note.units if not unit.tag).strip("\n") + "\n"
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = heads["from"], heads["to"]
    mail["Subject"], mail["Date"] = heads["subject"], heads["date"]
    mail["Message-ID"] = "<20260323-1@lumiranta.example>"
    mail.set_content(body, cte="quoted-printable")
    path.write_bytes(mail.as_bytes())


def write_transcript(note: Note, path: Path) -> None:
    cues = [cells(unit.text) for unit in note.units if unit.tag == "cue"]
    starts = [start for _, start, _ in cues] + ["00:02:58"]
    parts = ["WEBVTT", ""]
    for (speaker, start, words), end in zip(cues, starts[1:], strict=True):
        parts += [f"{start}.000 --> {end}.000", f"<v {speaker}>{words}</v>", ""]
    path.write_bytes("\n".join(parts).encode("utf-8"))
