"""`standfirst record FILE`: who says what, who did what to whom, as tables for a person or as JSON."""

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from standfirst.cli.clean import read_source
from standfirst.copydesk import Unreadable, clean
from standfirst.record import ListUnreadable, Party, Record, annotate


@click.command("record")
@click.argument("file", metavar="FILE|-")
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON (see: standfirst schema record).")
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), help="The story's date, for “last year” and “on Friday”."
)
@click.option(
    "--actors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file of your own actors: councils, companies, clubs.",
)
def command(file: str, as_json: bool, published: datetime | None, actors: Path | None) -> None:
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
