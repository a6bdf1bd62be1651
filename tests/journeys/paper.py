"""A newspaper in a folder of its own, begun by the command line, for journeys that run real processes."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PASSWORD = "a-long-fishing-rod-9"


def environment(home: Path) -> dict[str, str]:
    """What a process of this newspaper sees; its key is the folder's own."""
    made = {**os.environ, "STANDFIRST_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    made.pop("STANDFIRST_SECRET_KEY", None)
    return made


def standfirst(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One command, to its end."""
    command = [sys.executable, "-m", "standfirst", *arguments]
    return subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False)


def begin(home: Path, section: str = "Harbour") -> Path:
    """The Lamp of Askvik, with one editor, runa, as `standfirst init` makes it; begun once and copied after that."""
    shutil.copytree(_begun(section), home, dirs_exist_ok=True)
    return home


@cache
def _begun(section: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="standfirst-begun-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    begun = standfirst(
        folder / "home", "init", "--name", "The Lamp", "--address", "https://lamp.example", "--language", "en",
        "--time-zone", "Europe/Oslo", "--section", section, "--editor", "runa", "--password", PASSWORD,
    )  # fmt: skip
    assert begun.returncode == 0, begun.stderr
    return folder / "home"


def python(home: Path, module: str, *arguments: str) -> "subprocess.Popen[str]":
    """A module of the tests as a process of its own, in this newspaper."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments], env=environment(home), text=True, cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
