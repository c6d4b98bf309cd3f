"""The disk: the only module that reads and writes snapshots.

A store is a folder::

    snapshots/<name>/   finished builds, never changed afterwards
    current             one line: the name of the snapshot that answers
    build.lock          held while a build runs

A build writes into ``snapshots/.new-…``. When everything is there, the folder gets its name and
``current`` is replaced by an atomic rename; whatever stops a build before that, the last good
snapshot still answers. A snapshot's manifest says how it was made and how long each of its files
is, so that one that was cut short or made by another version is refused.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import filelock

from index.errors import BrokenSnapshot, BuildError, BuildRunning, NoSnapshot

FORMAT = 9
MANIFEST = "manifest.json"
LIBRARY_FILE = "library.db"
VECTORS_FILE = "vectors.faiss"
MIDDLES_FILE = "middles.npy"  # mean vector of each group of passages
KEPT = 2  # the current snapshot and the one before, which somebody may just be opening
_WHOLE_CHECK = 48 << 20  # longer files are checked by length alone when a snapshot is opened


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished build: where it lies and what its manifest says."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def name(self) -> str:
        """Name of the snapshot's folder."""
        return self.folder.name


def _checksum(path: Path) -> int:
    total = 0
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            total = zlib.crc32(block, total)
    return total


class Store:
    """The snapshots under one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current_name(self) -> str | None:
        """Name of the snapshot that answers, or None; cheap enough to ask every few seconds."""
        try:
            return (self.folder / "current").read_text(encoding="ascii").strip() or None
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise BrokenSnapshot("unreadable", path=self.folder / "current", why=error) from None

    def current(self, whole: bool = False) -> Snapshot:
        """The snapshot that answers, checked.

        Args:
            whole: compare the checksum of every file, however long.

        Raises:
            NoSnapshot: if nothing was built yet.
            BrokenSnapshot: if a file is missing, cut short or damaged, or of another format.
        """
        name = self.current_name()
        if name is None:
            raise NoSnapshot("no_snapshot", folder=self.folder)
        return self.named(name, whole)

    def named(self, name: str, whole: bool = False) -> Snapshot:
        """One snapshot of the store, checked as :meth:`current` checks."""
        folder = self.folder / "snapshots" / name
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            files = dict(manifest["files"])
            made_by = manifest["format"]
        except (OSError, ValueError, KeyError, TypeError):
            raise BrokenSnapshot("damaged", path=folder / MANIFEST) from None
        if made_by != FORMAT:
            raise BrokenSnapshot("format", found=made_by, wanted=FORMAT)
        for file, facts in files.items():
            path = folder / file
            try:
                intact = path.stat().st_size == facts["bytes"] and (
                    (facts["bytes"] > _WHOLE_CHECK and not whole)
                    or _checksum(path) == facts["crc32"]
                )
            except OSError:
                intact = False
            if not intact:
                raise BrokenSnapshot("damaged", path=path)
        return Snapshot(folder, manifest)

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the store for one build.

        Raises:
            BuildRunning: if another build holds it.
            BuildError: if the folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = filelock.FileLock(self.folder / "build.lock", timeout=0)
            lock.acquire()
        except filelock.Timeout:
            raise BuildRunning("build_running", folder=self.folder) from None
        except OSError as error:
            raise disk_error(error, self.folder) from None
        try:
            yield
        finally:
            lock.release()

    @contextlib.contextmanager
    def new(self) -> Iterator[Path]:
        """A folder to build in, under the lock; removed unless :meth:`publish` took it."""
        snapshots = self.folder / "snapshots"
        try:
            snapshots.mkdir(parents=True, exist_ok=True)
            for left in snapshots.glob(".new-*"):  # of a build that was killed
                shutil.rmtree(left, ignore_errors=True)
            folder = Path(tempfile.mkdtemp(prefix=".new-", dir=snapshots))
        except OSError as error:
            raise disk_error(error, self.folder) from None
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def finish(self, folder: Path, manifest: dict[str, Any]) -> Snapshot:
        """Write the manifest of a finished folder; it does not answer yet."""
        files = {
            path.name: {"bytes": path.stat().st_size, "crc32": _checksum(path)}
            for path in sorted(folder.iterdir())
        }
        manifest = {"format": FORMAT, **manifest, "files": files}
        text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
        for path in folder.iterdir():
            _sync(path)
        folder.chmod(0o755)  # mkdtemp's folder is closed to others
        return Snapshot(folder, manifest)

    def publish(self, snapshot: Snapshot) -> Snapshot:
        """Give a finished snapshot its name and make it the one that answers."""
        folder, manifest = snapshot.folder, snapshot.manifest
        stamp = manifest["created"].replace(":", "").replace("-", "").replace("+0000", "")
        digest = zlib.crc32((folder / MANIFEST).read_bytes())
        target = self.folder / "snapshots" / f"{stamp}-{digest:08x}"
        folder.rename(target)
        pointer = self.folder / ".current.new"
        pointer.write_text(target.name + "\n", encoding="ascii")
        _sync(pointer)
        pointer.replace(self.folder / "current")
        _sync(self.folder)
        self._clean(target.name)
        return Snapshot(target, manifest)

    def _clean(self, current: str) -> None:
        snapshots = [p for p in (self.folder / "snapshots").iterdir() if p.name != current]
        snapshots.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for old in snapshots[KEPT - 1 :]:
            shutil.rmtree(old, ignore_errors=True)


def _sync(path: Path) -> None:
    """Bring a file or folder to the disk itself, so that a power cut finds it whole."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def disk_error(error: BaseException, folder: Path) -> BuildError:
    """What a failed write means, in one sentence."""
    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or "disk is full" in str(error):
        return BuildError("disk_full", folder=folder)
    if number in (errno.EACCES, errno.EPERM, errno.EROFS) or "readonly" in str(error):
        return BuildError("not_writable", folder=folder)
    why = getattr(error, "strerror", None) or (str(error).strip() or type(error).__name__)
    return BuildError("write", folder=folder, why=str(why).splitlines()[0])
