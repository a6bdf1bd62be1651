"""Starting Django for a command that needs the newspaper, and saying in one sentence why it cannot."""

import functools
import importlib.util
import os
from collections.abc import Callable
from typing import Any

import click

from standfirst.config.home import NoNewspaper, existing_home
from standfirst.config.mail import NoMailAddress, mail_settings


def start() -> None:
    """Set Django up on the newspaper of this data folder. Raises click.ClickException where there is none."""
    try:
        existing_home()
    except NoNewspaper as none:
        raise click.ClickException(str(none)) from none
    setup()


def setup() -> None:
    """Load Django. Raises click.ClickException where DATABASE_URL or STANDFIRST_MAIL cannot be used."""
    check_database_url(os.environ.get("DATABASE_URL", ""))
    try:
        mail_settings(os.environ.get("STANDFIRST_MAIL", ""))
    except NoMailAddress as why:
        raise click.ClickException(str(why)) from why
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.config.settings")
    import django

    django.setup()


def check_database_url(address: str) -> None:
    """Raises click.ClickException for an engine that Standfirst does not run on, or whose driver is missing."""
    scheme = address.partition(":")[0].lower()
    if scheme in ("", "sqlite"):
        return
    if scheme not in ("postgres", "postgresql"):
        raise click.ClickException(
            f"DATABASE_URL begins with “{scheme}:”: Standfirst runs on SQLite (leave it out) and on PostgreSQL "
            "(postgres://user:password@host/name)."
        )
    if importlib.util.find_spec("psycopg") is None:
        raise click.ClickException(
            "DATABASE_URL names a PostgreSQL database, whose driver is not installed: "
            "pip install 'standfirst[postgres]'."
        )


def needs_newspaper(function: Callable[..., Any]) -> Callable[..., Any]:
    """Run the command with Django set up; refusals become one sentence and exit 1."""

    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        start()
        from django.db import OperationalError

        from standfirst.newsroom.errors import NoNewspaper as NotBegun
        from standfirst.newsroom.errors import Refused

        try:
            return function(*args, **kwargs)
        except (Refused, NotBegun) as why:
            raise click.ClickException(str(why)) from why
        except OperationalError as why:
            raise click.ClickException(f"The database can not do this now: {str(why).splitlines()[0]}") from why

    return wrapped
