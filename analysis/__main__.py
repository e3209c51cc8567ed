"""`python -m analysis`: the use cases without a screen."""

import argparse
import sys
from importlib import import_module
from types import ModuleType

# Each command is a module of analysis.command_line, imported only when it is called: most need no scikit-learn.
COMMANDS = {
    "build": "notes of a folder in, results summary out",
    "export-qda": "notes of a folder in, a coded project for programs of qualitative analysis out",
    "check": "whether a finished summary keeps what it promises",
    "group": "which texts of a table say the same",
    "similar": "the texts most like one text",
    "worker": "do queued long work (the app starts this itself)",
    "dictionaries": "build the small-memory dictionaries, once after installation",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 2 when the input cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Vertaiskooste without a screen.")
    commands = parser.add_subparsers(dest="command", required=True)
    given = sys.argv[1:] if arguments is None else arguments
    for name, what in COMMANDS.items():
        command = commands.add_parser(name, help=what, description=what)
        if given[:1] == [name]:
            _module(name).add_arguments(command)
    parsed = parser.parse_args(given)
    return int(_module(parsed.command).run(parsed))


def _module(command: str) -> ModuleType:
    return import_module(f"analysis.command_line.{command.replace('-', '_')}")


if __name__ == "__main__":
    sys.exit(main())
