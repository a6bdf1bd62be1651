"""`standfirst bake`: the whole site anew."""

import click

from standfirst.cli._django import needs_newspaper


@click.command()
@needs_newspaper
def command() -> None:
    """Bake every page; unchanged ones are not written. Waits where a worker holds the pages."""
    from standfirst.press.outlets import Busy, let_go, me, take_lease

    try:
        take_lease("pages", me())
    except Busy:
        raise click.ClickException(
            "A worker is baking already: what changes reaches the readers by itself. To bake all anew, stop it first."
        ) from None
    try:
        bake_whole()
    finally:
        let_go("pages", me())


def bake_whole() -> None:
    """Every page, with a progress bar."""
    from rich.progress import Progress

    from standfirst.press.bake import bake_all

    with Progress() as progress:
        task = progress.add_task("Baking")
        bake_all(lambda done, total: progress.update(task, completed=done, total=total))
