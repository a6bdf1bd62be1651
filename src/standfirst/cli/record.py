"""`standfirst record FILE`: who says what, who did what to whom, as tables for a person or as JSON.

`standfirst record export FILE`: all that is kept of it, for other programs.
"""

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from standfirst.cli._django import needs_newspaper
from standfirst.cli._export import FORMATS, Counted, whole
from standfirst.cli.clean import read_source
from standfirst.copydesk import Unreadable, clean
from standfirst.record import ListUnreadable, Party, Record, annotate

DAY = click.DateTime(["%Y-%m-%d"])


class FileOrCommand(click.Group):
    """What is no command of the group is a file to be read."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "FILE", read, args

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """An option that comes before the file is one of reading it."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["--", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[OPTIONS] FILE|-")
        formatter.write_usage(ctx.command_path, "export [OPTIONS] FILE|-")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        read.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group("record", cls=FileOrCommand)
def command() -> None:
    """Read who says what, and who did what to whom, out of a story."""


@click.command("FILE")
@click.argument("file", metavar="FILE|-")
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON (see: standfirst schema record).")
@click.option("--published", type=DAY, help="The story's date, for “last year” and “on Friday”.")
@click.option(
    "--actors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file of your own actors: councils, companies, clubs.",
)
def read(file: str, as_json: bool, published: datetime | None, actors: Path | None) -> None:
    """Read who says what, and who did what to whom, out of a story."""
    try:
        copy = clean(read_source(file))
        day: date | None = published.date() if published else None
        record = annotate(copy, published=day, actors=actors or ())
    except Unreadable as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(1)
    except ListUnreadable as wrong:
        raise click.UsageError(str(wrong)) from None
    if as_json:
        click.echo(json.dumps(record.to_dict(), indent=2, ensure_ascii=False))
    else:
        _print(record)


@command.command("export")
@click.argument("file", metavar="FILE|-", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), help="Else by the ending of FILE; jsonl for -.")
@click.option("--of", multiple=True, metavar="SLUG", help="An actor, as in /record/armenia/; twice for a pair.")
@click.option("--since", type=DAY, help="The first day of what is told.")
@click.option("--until", type=DAY, help="The last day of what is told.")
@click.option("--unreviewed", is_flag=True, help="With the lines that no editor has looked at yet.")
@needs_newspaper
def export(
    file: Path,
    kind: str | None,
    of: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    unreviewed: bool,
) -> None:
    """Write the record of all public stories to FILE: statements, events and relations, each with its sentence
    (see: standfirst schema record-row)."""
    from standfirst.record.kept.models import Actor
    from standfirst.record.kept.told import lines, rows

    kind = kind or ("jsonl" if str(file) == "-" else file.suffix.removeprefix(".").lower())
    if kind not in FORMATS:
        raise click.UsageError(
            f"{file.name} does not say in which format; end it in .jsonl, .csv or .parquet, or give --format."
        )
    if len(of) > 2:
        raise click.UsageError("--of names one actor, or the two of a pair.")
    for slug in of:
        if not Actor.objects.filter(slug=slug).exists():
            raise click.UsageError(
                f"There is no actor “{slug}”; the name is the last part of their address below /record/."
            )
    found = lines(
        of=of, since=since.date() if since else None, until=until.date() if until else None, unreviewed=unreviewed
    )
    told = Counted(rows(found))
    if str(file) == "-":
        FORMATS[kind](told, sys.stdout.buffer)
        return
    with whole(file) as out:
        FORMATS[kind](told, out)
    click.echo(f"{told.count:,} lines of the record are in {file}.", err=True)


def _print(record: Record) -> None:
    out = Console(highlight=False)
    told = {statement.id: statement.source.text for statement in record.statements}
    _statements(out, record)
    events = _table("What happened, and what did not", "who", "what", "to whom", "did it happen", "says")
    for event in record.events:
        trigger = event.trigger.text + (f" ({event.amount.text})" if event.amount else "")
        again = f" ×{len(event.also) + 1}" if event.also else ""
        events.add_row(
            _who(event.actor), f"{trigger} [{event.code}]{again}".replace("[", "\\["), _who(event.target),
            Text(", ".join(event.modality), style="" if event.modality == ("asserted",) else "italic"),
            told.get(event.statement or "", "the story"),
        )  # fmt: skip
    relations = _table("What stands between them", "who", "is", "to whom", "and that is", "says")
    for tie in record.relations:
        said = tie.change if tie.modality == ("asserted",) else f"{tie.change} ({', '.join(tie.modality)})"
        relations.add_row(
            _who(tie.subject), tie.kind, _who(tie.object), said, told.get(tie.statement or "", "the story")
        )
    for table in (events, relations):
        if table.row_count:
            out.print(table)
    for query in record.queries:
        out.print(Text(f"? {query.message}", style="yellow"))
    if not (record.statements or record.events or record.relations):
        out.print("Nobody speaks and nothing is done between actors in this text, as far as the rules can read it.")


def _statements(out: Console, record: Record) -> None:
    table = _table("Who says so", "who", "", "what")
    for statement in record.statements:
        said = " … ".join(record.text[span.start : span.end] for span in statement.content)
        via = f" (via {statement.via})" if statement.via else ""
        table.add_row(statement.source.text, (statement.cue.text if statement.cue else "—") + via, said)
    if table.row_count:
        out.print(table)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 1, 0))
    for column in columns:
        table.add_column(column, header_style="dim", overflow="fold")
    return table


def _who(party: Party | None) -> str:
    return party.text if party else "—"
