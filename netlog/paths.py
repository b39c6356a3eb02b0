"""Paths as people type them, and the home that `~` stands for."""

import os
import pwd
from pathlib import Path

from netlog.errors import Unavailable


def meant(said: str) -> Path:
    """Return the whole path that is meant: `~` is the home, and the rest is from where we are.

    Raises:
        Unavailable: the home is not known, or the current folder is there no more.
    """
    if said == "~" or said.startswith("~/"):
        return home() / said[2:]
    try:
        return Path(said).expanduser().absolute()
    except (RuntimeError, ValueError):
        who = said.partition("/")[0]
        raise Unavailable(f"nobody's home is at {who}", "say the whole path") from None
    except OSError:
        what = "the current folder is there no more"
        raise Unavailable(what, "go to another, or say the whole path") from None


def home() -> Path:
    """Return the user's home.

    Raises:
        Unavailable: it is not known, or would be somewhere in the current folder.
    """
    return absolute(os.environ.get("HOME") or _of_the_system(), "HOME")


def absolute(folder: str, name: str) -> Path:
    """Return a folder that the environment calls `name`.

    Raises:
        Unavailable: it would be somewhere in the current folder.
    """
    if not Path(folder).is_absolute():
        raise Unavailable(f"{name} is not an absolute path", "name the database with --db")
    return Path(folder)


def _of_the_system() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return ""
