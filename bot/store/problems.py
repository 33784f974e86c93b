"""What stops the store from opening, in one line an operator can act on.

Decides the words. Does not know who prints them; never holds a password, a key or a person.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from sqlalchemy.exc import SQLAlchemyError


class StoreProblem(Exception):
    """The store cannot be used as it was asked for. The text is one line: what, where, and the remedy."""


# Text of SQLite's error -> remedy. SQLite gives most of these the same class and no code of their own.
_SQLITE_REMEDIES = {
    "file is not a database": "this file is no SQLite database: name another file in DATABASE_URL",
    "file is encrypted": "this file is no SQLite database: name another file in DATABASE_URL",
    "malformed": "the file is damaged: restore a backup",
    "readonly": "the file or its directory is read-only: let this user write to both",
    "unable to open": "it cannot be opened: it must be a file in a directory that this user may write to",
    "database is locked": "another process holds it for too long: stop that process and start again",
    "full": "the disk is full: make room",
    "disk i/o": "the disk does not read or write: look at the machine, then restore a backup",
}

# Derived classes come before the classes they derive from.
_POSTGRES_REMEDIES: tuple[tuple[type[BaseException], str], ...] = (
    (asyncpg.InvalidPasswordError, "the password is wrong: mend it in DATABASE_URL"),
    (asyncpg.InvalidAuthorizationSpecificationError, "the server does not let this user in: ask for access"),
    (
        asyncpg.InvalidCatalogNameError,
        "there is no such database: create it, or mend its name in DATABASE_URL",
    ),
    (asyncpg.InsufficientPrivilegeError, "this user may not do that here: grant CREATE on the schema"),
    (
        asyncpg.TooManyConnectionsError,
        "the server has no connection left: raise max_connections or stop others",
    ),
    (asyncpg.CannotConnectNowError, "the server is starting or stopping: try again"),
    (TimeoutError, "the server does not answer: is it running, and can this machine reach it?"),
    (ssl.SSLError, "the encrypted connection failed: mend sslmode or sslrootcert in DATABASE_URL"),
    (OSError, "the server cannot be reached: is it running, and are host and port in DATABASE_URL right?"),
)


@contextmanager
def told_plainly(place: str) -> Iterator[None]:
    """Turn what the drivers raise into a StoreProblem about `place`."""
    try:
        yield
    except (SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        raise StoreProblem(f"{place}: {_remedy(error)}") from error


def _remedy(error: BaseException) -> str:
    causes = list(_causes(error))
    for kind, remedy in _POSTGRES_REMEDIES:
        if any(isinstance(cause, kind) for cause in causes):
            return remedy
    said = " ".join(str(causes[-1]).split())
    for words, remedy in _SQLITE_REMEDIES.items():
        if words in said.lower():
            return remedy
    return f"the database refused ({type(causes[-1]).__name__}: {said})"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
