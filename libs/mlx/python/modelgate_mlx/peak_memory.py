"""
The largest footprint a process of macOS has had, asked from outside: ``python -m modelgate_mlx.peak_memory PID``.

``ri_lifetime_max_phys_footprint`` of ``proc_pid_rusage`` (<sys/resource.h>, RUSAGE_INFO_V4) counts what Metal holds,
which the resident set size does not. On Linux the driver reads VmHWM of /proc itself and this module is not used.
"""

import ctypes
import json
import sys

RUSAGE_INFO_V4 = 4
_COUNTERS_BEFORE_LIFETIME_MAX = 28
_COUNTERS_AFTER_LIFETIME_MAX = 6


class RusageInfoV4(ctypes.Structure):
    """``struct rusage_info_v4``: a UUID, then 35 counters of 64 bits, of which one is wanted."""

    _fields_ = (
        ("ri_uuid", ctypes.c_uint8 * 16),
        ("before", ctypes.c_uint64 * _COUNTERS_BEFORE_LIFETIME_MAX),
        ("ri_lifetime_max_phys_footprint", ctypes.c_uint64),
        ("after", ctypes.c_uint64 * _COUNTERS_AFTER_LIFETIME_MAX),
    )


def lifetime_max_phys_footprint(pid: int) -> int:
    """The largest physical footprint of process ``pid``, in bytes. Raises OSError if macOS does not tell."""
    libproc = ctypes.CDLL("/usr/lib/libproc.dylib", use_errno=True)
    usage = RusageInfoV4()
    if libproc.proc_pid_rusage(ctypes.c_int(pid), ctypes.c_int(RUSAGE_INFO_V4), ctypes.byref(usage)) != 0:
        raise OSError(ctypes.get_errno(), f"proc_pid_rusage tells nothing about process {pid}")
    return int(usage.ri_lifetime_max_phys_footprint)


if __name__ == "__main__":
    print(json.dumps({"bytes": lifetime_max_phys_footprint(int(sys.argv[1]))}))
