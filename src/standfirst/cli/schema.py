"""`standfirst schema NAME`: the JSON Schema of what a command prints."""

from importlib.resources import files

import click

_SCHEMAS = files("standfirst").joinpath("schemas")
NAMES = sorted(entry.name.removesuffix(".json") for entry in _SCHEMAS.iterdir() if entry.name.endswith(".json"))


@click.command("schema")
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print the JSON Schema (2020-12) of a command's output, such as `clean`."""
    click.echo(_SCHEMAS.joinpath(f"{name}.json").read_text("utf-8"), nl=False)
