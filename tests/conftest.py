"""What every test stands on: no network but this machine's own."""

import os
from pathlib import Path

import pytest

from tests.database import django_db_setup, kept_database

__all__ = ["django_db_setup", "kept_database"]

pytest_plugins = ["tests.newsroom_fixtures", "tests.chromium"]

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """A password is kept so that guessing it takes half a second; no test guesses, and hundreds make a person."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_runtest_setup() -> None:
    from pytest_socket import socket_allow_hosts

    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


LEFT_OUT = pytest.StashKey[list[str]]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not SHARED.is_dir():
        skip = pytest.mark.skip(reason="the shared folder is not beside the clone")
        for item in items:
            if "needs_shared" in item.keywords:
                item.add_marker(skip)
    if os.environ.get("STANDFIRST_NO_BROWSER") == "1":
        left_out = [item for item in items if "browser" in item.keywords]
        items[:] = [item for item in items if "browser" not in item.keywords]
        config.hook.pytest_deselected(items=left_out)
        config.stash[LEFT_OUT] = [item.nodeid for item in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if os.environ.get("STANDFIRST_NO_BROWSER") != "1":
        return
    terminalreporter.section("not tested, because STANDFIRST_NO_BROWSER=1: what readers and editors see in Chromium")
    for test in config.stash.get(LEFT_OUT, []):
        terminalreporter.write_line(test)


@pytest.fixture
def shared() -> Path:
    return SHARED
