"""Real disks that are full, can only be read, or are taken away: small ones in memory, made for one process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """
import subprocess, sys
from pathlib import Path
from scalecheck.errors import CannotSaveError
from scalecheck.storage.durable import create_durably, write_durably

disk = Path(sys.argv[1])

def mount(*arguments):
    subprocess.run(["mount", *arguments, str(disk)], check=True)

def attempt(write, path, data):
    try:
        write(path, data)
        print("saved")
    except CannotSaveError as failure:
        print(str(failure).removeprefix(f"{path}: ").partition(".")[0])
    if disk.joinpath("in").is_dir():
        print(*sorted(f"{one.name} {one.stat().st_size}" for one in disk.joinpath("in").iterdir()))

mount("-t", "tmpfs", "-o", "size=128k", "none")
path = disk / "in" / "a.yaml"
attempt(create_durably, path, b"1" * 40_000)
attempt(write_durably, path, b"2" * 100_000)
attempt(create_durably, path.with_name("b.yaml"), b"2" * 100_000)
attempt(write_durably, path, b"3" * 50_000)
mount("-o", "remount,bind,ro")
attempt(write_durably, path, b"4" * 10)
attempt(create_durably, path.with_name("b.yaml"), b"4" * 10)
attempt(create_durably, disk / "new" / "b.yaml", b"4" * 10)
subprocess.run(["umount", str(disk)], check=True)
attempt(write_durably, path, b"5" * 10)
"""

EXPECTED = """\
saved
a.yaml 40000
not saved, because the disk is full
a.yaml 40000
not saved, because the disk is full
a.yaml 40000
saved
a.yaml 50000
not saved, because this disk can only be read
a.yaml 50000
not saved, because this disk can only be read
a.yaml 50000
not saved, because this disk can only be read
a.yaml 50000
not saved, because its folder is not there
"""


@pytest.fixture
def apart() -> list[str]:
    """Return the beginning of a command that runs a program whose disks nobody else sees."""
    apart = ["unshare", "--user", "--map-root-user", "--mount"]
    if not shutil.which("unshare"):
        pytest.skip("this system cannot mount a disk for one process")
    tried = [*apart, "mount", "-t", "tmpfs", "none", "/mnt"]
    if subprocess.run(tried, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk for one process")
    return apart


def test_a_full_disk_a_disk_that_can_only_be_read_and_one_taken_away_lose_nothing(
    tmp_path: Path, apart: list[str]
) -> None:
    disk = tmp_path / "OneDrive - NHS"
    disk.mkdir()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [*apart, sys.executable, "-S", "-c", SCRIPT, str(disk)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (ended.stderr, ended.stdout) == ("", EXPECTED)
