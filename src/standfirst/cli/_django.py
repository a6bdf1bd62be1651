"""Starting Django for a command that needs the newspaper, and saying in one sentence why it cannot."""

import functools
import os
from collections.abc import Callable
from typing import Any

import click

from standfirst.config.home import NoNewspaper, existing_home


def start() -> None:
    """Set Django up on the newspaper of this data folder. Raises click.ClickException where there is none."""
    try:
        existing_home()
    except NoNewspaper as none:
        raise click.ClickException(str(none)) from none
    setup()


def setup() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.config.settings")
    import django

    django.setup()


def needs_newspaper(function: Callable[..., Any]) -> Callable[..., Any]:
    """Run the command with Django set up; refusals become one sentence and exit 1."""

    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        start()
        from standfirst.newsroom.errors import NoNewspaper as NotBegun
        from standfirst.newsroom.errors import Refused

        try:
            return function(*args, **kwargs)
        except (Refused, NotBegun) as why:
            raise click.ClickException(str(why)) from why

    return wrapped
