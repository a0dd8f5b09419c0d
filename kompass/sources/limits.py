"""What the process that reads documents may not do, whatever a document makes its libraries do."""

import ctypes
import sys
from contextlib import suppress

MOST_MEMORY = 2 * 1024**3
"""Of the reading process, in bytes."""
MOST_SECONDS = 600
"""Of processor time for one document."""
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.startfile")
_JOB_LIMITS = 9
_LIMIT_PROCESS_MEMORY = 0x100


def confine() -> None:
    """Bound this process's memory and time, and refuse network and other programs for good."""
    _bound_memory()
    sys.addaudithook(_refuse)


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


if sys.platform == "win32":

    def _bound_memory() -> None:
        """Put this process into a job of its own; where that is refused, time alone bounds it."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        limits = JobLimits(flags=_LIMIT_PROCESS_MEMORY, process_memory=MOST_MEMORY)
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        size = ctypes.sizeof(limits)
        if kernel.SetInformationJobObject(job, _JOB_LIMITS, ctypes.byref(limits), size):
            process = ctypes.c_void_p(kernel.GetCurrentProcess())
            kernel.AssignProcessToJobObject(job, process)

else:

    def _bound_memory() -> None:
        import resource

        for kind, most in (
            (resource.RLIMIT_AS, MOST_MEMORY),
            (resource.RLIMIT_CPU, MOST_SECONDS),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(kind)
            if hard == resource.RLIM_INFINITY or hard > most:
                with suppress(ValueError, OSError):  # some systems know the bound but keep none
                    resource.setrlimit(kind, (most, hard))


class JobLimits(ctypes.Structure):
    """The structure that Windows calls JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )
