"""Office packages with the same bytes for the same content: entries sorted by nature, times fixed."""

import io
import zipfile

FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold; the document's own date stands in its text


def with_fixed_times(package: bytes) -> bytes:
    """Return a .docx or .xlsx whose entries carry one fixed time, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, FIXED_TIME)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            target.writestr(fixed, source.read(entry))
    return out.getvalue()


def legal_text(text: str) -> str:
    """Return text without the signs that XML cannot hold; notes may carry them from Word and spreadsheets."""
    return "".join(sign for sign in text if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff"))
