"""`standfirst check`: what is wrong, in sentences."""

import click

from standfirst.cli._django import needs_newspaper
from standfirst.config.home import home


@click.command()
@needs_newspaper
def command() -> None:
    """Say what is wrong with the newsroom; exit 0 where nothing is."""
    from standfirst.newsroom.health import complaints

    said = complaints(home())
    for sentence in said:
        click.echo(sentence)
    if said:
        raise SystemExit(1)
    click.echo("Nothing is wrong.")
