"""Writing files so that an answer is never lost: on the disk before anybody is told, and all of it or nothing.

The new content goes into a file of its own beside the old one, is forced to the disk, and then takes the old file's
name in one step, which is forced to the disk as well. So whatever ends the process, and whenever, the file is whole.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.storage.locks import creating_lock
from scalecheck.storage.unfinished import begin_file, clear_leftovers
from scalecheck.storage.unsaved import not_confirmed, not_saved, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from mmap import mmap

    Data = bytes | mmap

_NEW_FILE: Final = 0o666
"""The mode of a new file, from which the system takes away what the umask says."""
_FOR_US_ALONE: Final = 0o600
_TIMES: Final = 3
"""How often a file is written anew when somebody removed the unfinished one."""
_PAUSES: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
"""The seconds to wait for a program on Windows that has the file open, one after the other."""
_IN_USE: Final = frozenset({5, 32, 33})
"""The numbers with which Windows refuses to replace a file that somebody has open."""
_NO_LINKS_HERE: Final = frozenset({errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_NO_FOLDER_SYNC_HERE: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF})


def write_durably(path: Path, data: Data) -> None:
    """Put these bytes into a file, new or old, in a folder that is there; on return they are on the disk.

    A file that is replaced keeps its mode, and its owner and group where the system lets us. A link stays, and the
    file that it leads to is written. Raises CannotSaveError, and then the file is as it was; only where the disk did
    not confirm the very last step is the new content in it already, and the sentence says so.
    """
    replace_if(path, data, _always)


def replace_if(path: Path, data: Data, condition: Callable[[], bool]) -> bool:
    """Do what `write_durably` does if a condition holds at the last moment; False where it does not hold.

    It is asked when the new content is on the disk already, right before it takes the file's name, and may raise.
    """

    def replace(unfinished: Path, target: Path) -> bool:
        return _replace(unfinished, target, condition)

    with told(path):
        target = _where_links_lead(path)
        return _put(target, data, _replaceable(target), replace)


def create_durably(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put these bytes into a new file, and make the folders that it needs; on return all is on the disk.

    A private one can be read by this user alone. Raises CannotSaveError; also where there is a file of that name
    already, which stays as it is, even if it appeared a moment ago.
    """
    if not create_if_free(path, data, private=private):
        raise not_saved(path, "there is a file of this name already", "Go on with that file, or choose another name.")


def create_if_free(path: Path, data: bytes, *, private: bool = False) -> bool:
    """Do what `create_durably` does; False where the name is taken."""
    with told(path):
        _make_folders(path.parent)
        return _put(path, data, _FOR_US_ALONE if private else _NEW_FILE, _take_free_name)


def _put(target: Path, data: Data, like: os.stat_result | int, take_name: Callable[[Path, Path], bool]) -> bool:
    """Write a file anew; `like` is the file whose rights it gets, or the mode of one that is new."""
    for _ in range(_TIMES - 1):
        # An unfinished file can be gone before it takes its name, when another program tidies up.
        with suppress(FileNotFoundError):
            return _put_once(target, data, like, take_name)
    return _put_once(target, data, like, take_name)


def _put_once(target: Path, data: Data, like: os.stat_result | int, take_name: Callable[[Path, Path], bool]) -> bool:
    clear_leftovers(target.parent)
    unfinished, descriptor = begin_file(target.parent, like if isinstance(like, int) else _FOR_US_ALONE)
    try:
        with ExitStack() as until_named:  # a file that nobody has open is taken for a leftover and removed
            until_named.callback(_close, descriptor)
            _fill(descriptor, data)
            if not isinstance(like, int):
                _keep_rights(descriptor, target, like)
            os.fsync(descriptor)
            if sys.platform == "win32":
                until_named.close()  # no file that is open is renamed there
            if not take_name(unfinished, target):
                return False
    finally:
        with suppress(OSError):
            unfinished.unlink()
    try:
        _sync_folder(target.parent)
    except OSError as failure:
        raise not_confirmed(target, failure) from failure
    return True


def _close(descriptor: int) -> None:
    """Close a file of which all is on the disk, or something else has failed: its own failure tells nothing new."""
    with suppress(OSError):
        os.close(descriptor)


def _fill(descriptor: int, data: Data) -> None:
    with memoryview(data) as whole:
        done = 0
        while done < len(whole):
            with whole[done:] as rest:
                done += os.write(descriptor, rest)


def _keep_rights(descriptor: int, target: Path, old: os.stat_result) -> None:
    """Set group, owner, mode, access list and other attributes as the old file has them, where the system lets us."""
    if sys.platform == "win32":
        return
    new = os.fstat(descriptor)
    if new.st_gid != old.st_gid:
        with suppress(OSError):
            os.fchown(descriptor, -1, old.st_gid)
    if new.st_uid != old.st_uid:
        with suppress(OSError):
            os.fchown(descriptor, old.st_uid, -1)
    if sys.platform == "linux":
        _keep_attributes(descriptor, target)
    if new.st_mode != old.st_mode:
        with suppress(OSError):
            os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _keep_attributes(descriptor: int, target: Path) -> None:
    """Copy the extended attributes, of which the access list is one; not all of them may be set by everybody."""
    names: list[str] = []
    with suppress(OSError):
        names = os.listxattr(target)
    for name in names:
        with suppress(OSError):
            os.setxattr(descriptor, name, os.getxattr(target, name))


def _where_links_lead(path: Path) -> Path:
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return target


def _replaceable(target: Path) -> os.stat_result | int:
    """Return what the system knows of the file that will be replaced; the mode of a new one where there is none."""
    try:
        old = target.stat()
    except FileNotFoundError:
        return _NEW_FILE
    if stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(old.st_mode):
        raise not_saved(target, "this is a device or a pipe, and a file is needed here", "Choose another name.")
    # A folder that we may write in lets us replace a file that somebody has protected; we do not.
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        try:
            os.close(os.open(target, os.O_WRONLY))
        except PermissionError as failure:
            remedy = "Ask for the right to change it, or choose another name."
            raise not_saved(target, "you are not allowed to change this file", remedy) from failure
    return old


def _always() -> bool:
    return True


def _replace(unfinished: Path, target: Path, condition: Callable[[], bool]) -> bool:
    for pause in (*_PAUSES, 0.0):
        if not condition():  # asked each time: whoever has the file open may be about to change it
            return False
        try:
            unfinished.replace(target)
        except PermissionError as failure:
            if getattr(failure, "winerror", None) not in _IN_USE:
                raise
            time.sleep(pause)
        else:
            return True
    raise not_saved(target, "another program has the file open", "Close it there, and then go on.")


def _take_free_name(unfinished: Path, target: Path) -> bool:
    """Let a finished file take its name unless the name is taken, without a moment in between."""
    try:
        if sys.platform == "win32":
            unfinished.rename(target)  # which replaces nothing there
        else:
            os.link(unfinished, target)
    except FileExistsError:
        return False
    except OSError as failure:
        if failure.errno not in _NO_LINKS_HERE:
            raise
        return _take_name_without_links(unfinished, target)
    return True


def _take_name_without_links(unfinished: Path, target: Path) -> bool:
    """Do the same on disks without hard links, where only a lock keeps other sessions from taking the name."""
    with creating_lock(target):
        return not os.path.lexists(target) and _replace(unfinished, target, _always)


def _make_folders(folder: Path) -> None:
    for missing in reversed(list(_missing(folder))):
        with suppress(FileExistsError):
            missing.mkdir()
        _sync_folder(missing.parent)


def _missing(folder: Path) -> Iterator[Path]:
    for one in (folder, *folder.parents):
        if one.is_dir():
            return
        yield one


def _sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system has a way to do that."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:
        os.sync()  # a folder that we may write in and not look into can only be forced to the disk with all others
        return
    try:
        os.fsync(descriptor)
    except OSError as failure:
        if failure.errno not in _NO_FOLDER_SYNC_HERE:
            raise
    finally:
        os.close(descriptor)
