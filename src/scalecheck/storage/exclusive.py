"""The lock that the operating system takes back when its process ends, whatever ends it."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import msvcrt
    import os

    _FAR = 1 << 30
    """Windows keeps others from reading what is locked, so a byte is locked that no file of ours has."""

    def locked(descriptor: int) -> bool:
        """Lock an open file for this descriptor alone, until it is closed; False where somebody else has it.

        The descriptor is then at the beginning of the file. Raises OSError where files cannot be locked.
        """
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def locked(descriptor: int) -> bool:
        """Lock an open file for this descriptor alone, until it is closed; False where somebody else has it.

        Raises OSError where files cannot be locked, as on some network drives.
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
