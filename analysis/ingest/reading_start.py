"""Starts the process that reads files: `python -m analysis.ingest.reading_start`, by the app."""

import sys

# openpyxl would load numpy to know its numbers and Pillow to open pictures. Notes need neither: a start is quicker
# without, and no picture that came from outside is parsed. Python takes None for "cannot be imported".
sys.modules.update(dict.fromkeys(("numpy", "PIL")))  # type: ignore[arg-type]


def main() -> int:
    """Read what is sent until nothing more comes."""
    from analysis.ingest.reading_child import main as read_until_the_end  # noqa: PLC0415  after what is above

    return read_until_the_end()


if __name__ == "__main__":
    sys.exit(main())
