"""Files and directories that only their owner can open.

Decides modes: 0700 for a directory, 0600 for a file. Does not know what is written into them.
"""

import os
from pathlib import Path


def private_directory(path: Path) -> None:
    """Make `path` and its missing parents; directories that are there keep their mode."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)


def private_file(path: Path, content: bytes = b"") -> None:
    """Make a new file holding `content`, on disk when this returns. FileExistsError if it is there."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(descriptor, 0o600)  # whatever the umask took away
        file.write(content)
        file.flush()
        os.fsync(descriptor)
