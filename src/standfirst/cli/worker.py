"""`standfirst worker`: the worker alone, as `serve` starts it."""

import click

from standfirst.cli._django import needs_newspaper


@click.command()
@needs_newspaper
def command() -> None:
    """Follow the log of changes and the clock, until told to stop; prints `ready` once all has caught up."""
    from standfirst.press.worker import main

    main()
