"""The secret key, and what is derived from it.

Decides where the key comes from, who may read its file, and that each purpose has a key of its own. Does not
know the database. Telegram ids are so few (about 10^10) that a plain hash of one is undone in minutes; the
key is all that keeps a tag from naming its person. Whoever loses it has lost what was remembered.
"""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
import stat
from pathlib import Path

from bot.store.private import private_directory, private_file
from bot.store.problems import StoreProblem

KEY_BYTES = 32
FINGERPRINT_BYTES = 16
_LONGEST_WRITING = 1024  # of a key file; a key needs 65, and a device or a film must not be read to its end


def load_key(path: Path | None, given: str | None) -> bytes:
    """The key that was `given` (PANAH_KEY), else that of the file at `path` (KEY_FILE), made if missing.

    Both hold 32 bytes in hex or URL-safe base64; an empty `given` counts as none. Raises StoreProblem.
    """
    if given:
        return _parse(given, "PANAH_KEY")
    if path is None:
        raise StoreProblem("there is no key: set KEY_FILE to a path, or PANAH_KEY to 32 bytes in hex")
    try:
        if not path.exists():
            _make_key_file(path)
        return _read_key_file(path)
    except OSError as error:
        raise StoreProblem(
            f"the key file {path} cannot be used ({error.strerror}): let this user read and create it, "
            "or set PANAH_KEY instead"
        ) from error


def subkey(key: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose; from one purpose's key neither `key` nor another's can be found."""
    return hkdf_expand(key, b"panah " + purpose.encode(), KEY_BYTES)


def person_tag(key: bytes, user_id: int) -> bytes:
    """32 bytes that stand for a Telegram user: always the same under one key, meaningless without it."""
    return hmac.digest(subkey(key, "reader"), user_id.to_bytes(8, "big", signed=True), "sha256")


def fingerprint(key: bytes) -> bytes:
    """16 bytes that tell keys apart and say nothing about them."""
    return subkey(key, "fingerprint")[:FINGERPRINT_BYTES]


def webhook_secret(key: bytes) -> str:
    """What proves that Telegram calls, 64 hex digits: all processes of one key agree on it unasked."""
    return subkey(key, "webhook").hex()


def webhook_tag(key: bytes, secret: str) -> str:
    """8 hex digits that tell secrets apart and, even where one is easily guessed, say nothing about them."""
    return hmac.digest(subkey(key, "webhook tag"), secret.encode(), "sha256")[:4].hex()


def hkdf_expand(key: bytes, info: bytes, length: int) -> bytes:
    """HKDF-Expand with SHA-256 (RFC 5869, section 2.3).

    The extract step is left out as section 3.3 allows: our keys are random bytes already.
    """
    blocks = [b""]
    for number in range(1, -(-length // hashlib.sha256().digest_size) + 1):
        blocks.append(hmac.digest(key, blocks[-1] + info + bytes([number]), "sha256"))
    return b"".join(blocks)[:length]


def _make_key_file(path: Path) -> None:
    """Write a key under a name of its own, then link it to `path`.

    The link appears whole or not at all, so of two processes that start together the later one finds the
    other's complete key.
    """
    private_directory(path.parent)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        private_file(draft, secrets.token_hex(KEY_BYTES).encode() + b"\n")
        os.link(draft, path)
        _flush_directory(path.parent)
    except FileExistsError:
        pass  # the other process was first; its key is the key
    finally:
        draft.unlink(missing_ok=True)


def _flush_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read_key_file(path: Path) -> bytes:
    with path.open("rb") as file:
        mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
        if mode & 0o077:
            raise StoreProblem(
                f"the key file {path} can be opened by other users (mode {mode:04o}): run `chmod 600 {path}`"
            )
        written = file.read(_LONGEST_WRITING)
    return _parse(written.decode("ascii", errors="replace"), f"the key file {path}")


def _parse(written: str, source: str) -> bytes:
    key = _from_hex(written.strip()) or _from_base64(written.strip())
    if key is None:
        raise StoreProblem(
            f"{source} is not a key, {KEY_BYTES} bytes in hex ({2 * KEY_BYTES} digits) or URL-safe base64: "
            "restore it from your backup, or take it away to begin with a new key and an empty database"
        )
    return key


def _from_hex(written: str) -> bytes | None:
    try:
        key = bytes.fromhex(written)
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None


def _from_base64(written: str) -> bytes | None:
    bare = written.rstrip("=")
    try:
        key = base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None
