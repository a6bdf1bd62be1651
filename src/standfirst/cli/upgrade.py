"""`standfirst upgrade`: bring the newspaper's database up to this program, with a backup first."""

import click

from standfirst.cli._django import needs_newspaper
from standfirst.cli.backup import make_backup
from standfirst.config.home import home


@click.command()
@needs_newspaper
def command() -> None:
    """After a new version was installed: back up to `backups/` in the data folder, then change the database.

    Stop `standfirst serve` first.
    """
    from django.core.management import call_command

    from standfirst.newsroom import clock
    from standfirst.newsroom.safekeeping import database
    from standfirst.press.outlets import Busy, let_go, me, take_lease

    if newer := database.unknown(database.applied()):
        raise click.ClickException(
            f"The newspaper was served by a newer Standfirst ({newer[0]}): install that version; nothing was changed."
        )
    wanted = database.pending()
    if not wanted:
        click.echo("The database is up to date.")
        return
    try:
        take_lease("pages", me())
    except Busy:
        raise click.ClickException("`standfirst serve` is running: stop it first, then upgrade.") from None
    try:
        if lacks := make_backup(home() / "backups" / f"before-upgrade-{clock.now():%Y-%m-%d-%H%M%S}.zip"):
            click.echo(lacks, err=True)
        call_command("migrate", verbosity=0)
    finally:
        let_go("pages", me())
    click.echo(f"Done: {len(wanted)} changes to the database. Start `standfirst serve`.")
