"""Makes a zip container the same on every run."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from pathlib import Path

MOMENT = datetime(2026, 4, 20, 9, 0, 0)  # noqa: DTZ001 (both libraries want it without a zone)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")


def settle_zip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    first = "[Content_Types].xml"
    names = [first, *sorted(name for name in parts if name != first)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            data = parts[name]
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2026-04-20T09:00:00Z\g<2>", data)
            info = zipfile.ZipInfo(name, MOMENT.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, data)
