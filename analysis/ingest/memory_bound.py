"""Keeps a process from taking more memory than it may."""

import contextlib
import os
import sys
import threading
import time
from pathlib import Path

EXIT_CODE = 77
"""What a process ends with that took too much where the system itself sets no bound."""

_WATCH_SECONDS = 0.05
_MEMORY_IN_USE = Path("/proc/self/statm")


def bound_memory(extra: int) -> None:
    """Let this process take `extra` bytes more than it has now.

    Where the system keeps the bound (Linux), taking more raises MemoryError; elsewhere a watch ends the process.
    """
    _bound_by_system(extra)
    most = _held() + extra
    threading.Thread(target=_watch, args=(most,), daemon=True).start()


def peak_memory() -> int:
    """Return the most bytes of memory that this process has held so far."""
    if sys.platform == "win32":
        return _peak_on_windows()
    import resource  # noqa: PLC0415  there is none on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _bound_by_system(extra: int) -> None:
    if sys.platform == "win32" or not _MEMORY_IN_USE.exists():
        return
    import resource  # noqa: PLC0415  there is none on Windows

    pages = int(_MEMORY_IN_USE.read_text(encoding="ascii").split()[0])
    most = pages * os.sysconf("SC_PAGE_SIZE") + extra
    # Where a lower bound is set already it stays.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _held() -> int:
    """Return the bytes held now where the system tells; a peak may be that of the process that started this one."""
    if _MEMORY_IN_USE.exists():
        return int(_MEMORY_IN_USE.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return peak_memory()


def _watch(most: int) -> None:
    while _held() <= most:
        time.sleep(_WATCH_SECONDS)
    os._exit(EXIT_CODE)


def _peak_on_windows() -> int:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415
        from ctypes import wintypes  # noqa: PLC0415

        class Counters(ctypes.Structure):
            """PROCESS_MEMORY_COUNTERS of psapi.h."""

            _fields_ = (
                ("cb", wintypes.DWORD),
                ("PageFaultCount", wintypes.DWORD),
                ("PeakWorkingSetSize", ctypes.c_size_t),
                ("rest", ctypes.c_size_t * 7),
            )

        counters = Counters()
        counters.cb = ctypes.sizeof(counters)
        current = ctypes.windll.kernel32.GetCurrentProcess
        current.restype = wintypes.HANDLE
        told = ctypes.windll.psapi.GetProcessMemoryInfo
        told.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
        return int(counters.PeakWorkingSetSize) if told(current(), ctypes.byref(counters), counters.cb) else 0
    return 0
