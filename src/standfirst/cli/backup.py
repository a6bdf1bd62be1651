"""`standfirst backup`: the whole newspaper in one file."""

from pathlib import Path

import click

from standfirst.cli._django import needs_newspaper
from standfirst.config.home import home

MANY = 5


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@needs_newspaper
def command(file: Path) -> None:
    """Write the newspaper (database, takes, pictures, settings, key) to FILE; it may go on running meanwhile.

    FILE holds the secret key and every password's hash: keep it where only you can read it.
    """
    if lacks := make_backup(file.resolve()):
        raise click.ClickException(lacks)


def make_backup(file: Path) -> str:
    """Back up and say so; returns a sentence on the files that were lost before, else nothing.

    Raises click.ClickException where no backup was made.
    """
    from rich.progress import Progress

    from standfirst.newsroom.safekeeping.database import NotDumped
    from standfirst.newsroom.safekeeping.keep import back_up

    try:
        with Progress(transient=True) as progress:
            task = progress.add_task("Backing up")
            lost = back_up(home(), file, lambda done, total: progress.update(task, completed=done, total=total))
    except (OSError, NotDumped) as why:
        raise click.ClickException(f"No backup was made. {why}") from why
    click.echo(f"Backed up to {file} ({file.stat().st_size / 1024**2:.1f} MB).")
    if not lost:
        return ""
    named = ", ".join(lost[:MANY]) + (f" and {len(lost) - MANY} more" if len(lost) > MANY else "")
    return f"The newsroom names {len(lost)} files that its data folder has lost, so the backup lacks them: {named}."
