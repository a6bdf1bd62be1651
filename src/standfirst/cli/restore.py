"""`standfirst restore`: a newspaper from its backup, into an empty data folder."""

from datetime import datetime
from pathlib import Path

import click

from standfirst.cli._django import setup
from standfirst.config.home import home


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--old",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The old data folder, where it is still there: what is down in it is held in the new one.",
)
def command(file: Path, old: Path | None) -> None:
    """Bring a newspaper back from FILE into the data folder (STANDFIRST_HOME), which must be empty.

    The site is baked and search indexed anew. A backup does not know what was killed after it was made: give the
    old folder with --old, or take those stories down again before you serve.
    """
    folder = home()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.ClickException(
            f"{folder} is not empty and was left as it is: restore into a new folder, named in STANDFIRST_HOME."
        )
    setup()
    made = _bring_back(file.resolve(), folder)
    held = _make_anew(old.resolve() / "site" / "gone" if old else None)
    click.echo(f"{folder} holds the newspaper as it was on {made:%d %B %Y at %H:%M} UTC. Everybody signs in again.")
    if old:
        click.echo(f"Held, because they are down in {old}: {held}.")
    else:
        click.echo(
            "What was taken down after that time is up again: take it down before you start `standfirst serve`."
        )


def _bring_back(file: Path, folder: Path) -> datetime:
    """Unpack and prove it. Raises click.ClickException, with the folder as empty as before."""
    from rich.progress import Progress

    from standfirst.newsroom.safekeeping import box, keep
    from standfirst.newsroom.safekeeping.database import NotDumped

    try:
        manifest = box.manifest_of(file)
        keep.check_migrations(manifest)
        _check_engine(manifest.engine)
        with Progress(transient=True) as progress:
            task = progress.add_task("Restoring")
            keep.bring_back(
                file, manifest, folder, lambda done, total: progress.update(task, completed=done, total=total)
            )
    except (box.BadBackup, NotDumped, OSError) as why:
        raise click.ClickException(f"Nothing was restored. {why}") from why
    return datetime.fromisoformat(manifest.made)


def _check_engine(engine: str) -> None:
    from django.db import connection

    if engine != connection.vendor:
        told = "name an empty PostgreSQL database in DATABASE_URL" if engine == "postgresql" else "unset DATABASE_URL"
        raise click.ClickException(f"Nothing was restored. The backup is of {engine}: {told}.")


def _make_anew(gone: Path | None) -> int:
    """The rows as this program wants them, what is `gone` elsewhere held, then the site and the search index."""
    from django.core.management import call_command

    from standfirst.cli.bake import bake_whole
    from standfirst.newsroom.safekeeping.keep import settle
    from standfirst.press import feeding, tombstones

    call_command("migrate", verbosity=0)
    settle()
    held = tombstones.hold_what_is_gone(gone) if gone else 0
    tombstones.settle()
    bake_whole()
    feeding.open_index().close()
    return held
