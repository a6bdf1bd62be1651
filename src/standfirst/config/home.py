"""The data folder of a newspaper: where its database, takes, pictures and baked site stand."""

import os
from pathlib import Path


class NoNewspaper(Exception):
    """There is no newspaper in the data folder yet; the message says what to do."""


def home() -> Path:
    """The data folder: STANDFIRST_HOME, else `newspaper` below the working folder."""
    return Path(os.environ.get("STANDFIRST_HOME") or "newspaper").expanduser().resolve()


def existing_home() -> Path:
    """The data folder of a newspaper that `standfirst init` has made.

    Raises NoNewspaper where there is none.
    """
    folder = home()
    if not (folder / "secret-key").is_file():
        raise NoNewspaper(
            f"There is no newspaper in {folder}: make one with `standfirst init`, "
            "or name its folder in STANDFIRST_HOME."
        )
    return folder
