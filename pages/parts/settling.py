"""Takes what is loaded out of the garbage collector's rounds.

With the libraries of the recurring page loaded a full round takes longer than many a page (measured), for everybody in
the process. What is loaded stays loaded, so nothing is lost by not looking at it.
"""

import gc
import sys

_WORTH_IT = 20  # modules; a round of collecting costs more than fewer of them would
_loaded_when_settled = [0]


def settle() -> None:
    """Leave what is loaded now out of the rounds to come."""
    _loaded_when_settled[0] = len(sys.modules)
    gc.collect()
    gc.freeze()


def settle_what_came() -> None:
    """Settle again when a page brought libraries with it; to be called after a run, costs nothing else."""
    if len(sys.modules) - _loaded_when_settled[0] >= _WORTH_IT:
        settle()
