"""`standfirst annotator`: the reading of stories for the record alone, as `serve` starts it."""

import click

from standfirst.cli._django import needs_newspaper


@click.command()
@needs_newspaper
def command() -> None:
    """Read who says what in each story that is filed, changed or published, until told to stop."""
    from standfirst.press.annotating import main

    main()
