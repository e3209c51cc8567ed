"""What the screens may know of documents without writing one."""

from analysis.export.pdf import NoLayoutProgram, can_lay_out

__all__ = ["NoLayoutProgram", "can_lay_out"]
