"""A new machine installs from the locks alone: they must be whole, and lead to no index of ours."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_package_by_hash_and_names_no_index(name: str) -> None:
    lock = (ROOT / name).read_text()
    assert "://" not in lock
    entries = re.split(r"\n(?=[a-z0-9])", lock.strip())
    unpinned = [entry.splitlines()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
    assert unpinned == []


def test_pip_never_resolves_so_a_release_on_the_index_cannot_break_a_fresh_clone() -> None:
    makefile = (ROOT / "Makefile").read_text()
    installs = [line for line in makefile.splitlines() if "pip install" in line]
    assert installs
    assert [line for line in installs if "--no-deps" not in line] == []
