"""Word and Excel files are zip packages; the same content has to give the same bytes."""

import re
import zipfile
from io import BytesIO

# The earliest time that a zip entry can carry.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_CORE_PROPERTIES = "docProps/core.xml"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _ILLEGAL_IN_XML.sub("", text)


def with_fixed_times(package: bytes, made_at: str) -> bytes:
    """Return a package whose entries and properties carry `made_at` (ISO) instead of the time of writing."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == _CORE_PROPERTIES:
                data = _TIMES.sub(rb"\g<1>" + made_at.encode() + rb"\g<2>", data)
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            copy.writestr(entry, data)
    return target.getvalue()
