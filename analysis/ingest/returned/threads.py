"""Comments of a Word file as threads: a comment, its replies in order, and whether it was marked resolved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.ingest.office_xml import XmlElement
from analysis.ingest.returned.story import Anchor, StoryReader
from analysis.ingest.word_names import w
from analysis.model.returned import Remark, ReturnedThread

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(frozen=True, slots=True)
class _Link:
    """What the part beside the comments tells of one: which it answers, and is it done."""

    parent: str
    is_done: bool


def threads_of(
    comments: XmlElement | None, extended: XmlElement | None, anchors: Mapping[str, Anchor]
) -> tuple[ReturnedThread, ...]:
    """Return every comment of a file, each once, in the order of the file."""
    elements = () if comments is None else [one for one in comments if one.tag == w("comment")]
    links = dict(_links(extended))
    keys = [_key(at, one) for at, one in enumerate(elements)]
    roots = {key: _root(key, links, frozenset(keys)) for key in keys}
    return tuple(
        _thread(_of_root(root, elements, keys, roots), links.get(root), anchors)
        for root in dict.fromkeys(roots[key] for key in keys)
    )


def _of_root(
    root: str, elements: Sequence[XmlElement], keys: Sequence[str], roots: Mapping[str, str]
) -> list[XmlElement]:
    """Return a thread's comments: the first one, then its replies as the file has them."""
    found = [(key != root, at) for at, key in enumerate(keys) if roots[key] == root]
    return [elements[at] for _, at in sorted(found)]


def _links(extended: XmlElement | None) -> Iterator[tuple[str, _Link]]:
    for one in () if extended is None else extended.iter(f"{_W15}commentEx"):
        is_done = (one.get(f"{_W15}done") or "") in ("1", "true", "on")
        yield one.get(f"{_W15}paraId") or "", _Link(one.get(f"{_W15}paraIdParent") or "", is_done)


def _key(at: int, comment: XmlElement) -> str:
    """Return the id of a comment's last paragraph, by which replies name it; a key of its own where it has none."""
    ids = [one.get(f"{_W14}paraId") or "" for one in comment.iter(w("p"))]
    return ids[-1] if ids and ids[-1] else f"#{at}"


def _root(key: str, links: Mapping[str, _Link], known: frozenset[str]) -> str:
    seen = {key}
    while key in links and links[key].parent in known and links[key].parent not in seen:
        key = links[key].parent
        seen.add(key)
    return key


def _thread(comments: list[XmlElement], link: _Link | None, anchors: Mapping[str, Anchor]) -> ReturnedThread:
    found = [anchors[key] for one in comments if (key := one.get(w("id")) or "") in anchors]
    anchor = found[0] if found else Anchor()
    return ReturnedThread(
        remarks=tuple(_remark(one) for one in comments),
        quoted=("".join(anchor.before).strip() or "".join(anchor.after).strip()),
        paragraphs=tuple(sorted(anchor.paragraphs)),
        is_resolved=link is not None and link.is_done,
    )


def _remark(comment: XmlElement) -> Remark:
    reader = StoryReader()
    reader.read(comment)
    lines = [one.after.strip() for one in reader.paragraphs()]
    text = "\n".join(line for line in lines if line)
    return Remark((comment.get(w("author")) or "").strip(), comment.get(w("date")) or "", text)
