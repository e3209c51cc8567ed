"""The command line: build, group, similar, worker, migrate."""
