"""`standfirst read FILE`: which format a file is and why, and every field with where in the file it came from."""

import hashlib
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from standfirst.cli._django import setup
from standfirst.config.home import NoNewspaper, existing_home
from standfirst.copydesk import clean
from standfirst.copydesk.copy import Copy
from standfirst.wire.contained import read as read_take
from standfirst.wire.item import Item, Unreadable
from standfirst.wire.reading.format import Hints, Recognised
from standfirst.wire.reading.zones import zone_of

SCHEMA = 1
_LONGEST = 100
_DEEPEST = 3
#: Of how many items of one file it is told what would happen to them.
_REHEARSED = 200


@click.command("read")
@click.argument("file", metavar="FILE|-")
@click.option("--json", "as_json", is_flag=True, help="Print the structure as JSON (see: standfirst schema read).")
@click.option("--zone", metavar="NAME", help="The time zone of times without an offset, such as Europe/Oslo.")
@click.option("--source", default="", metavar="SLUG", help="The source it would come from.")
def command(file: str, as_json: bool, zone: str | None, source: str) -> None:
    """Show what a file holds: its format, each item with where in the file every field stands, what the copy desk
    changes and flags, and, with --source, what this newspaper would do with it now.

    Nothing is stored. A file that cannot be read ends with 1 and one sentence.
    """
    try:
        hints = Hints(source=source, zone=zone_of(zone) if zone else None)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    with _opened(file) as take:
        size, digest = _measured(take)
        sentence = (_print_json if as_json else _print_person)(take, hints, size, digest)
    if sentence:
        click.echo(sentence, err=True)
        sys.exit(1)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield BytesIO(sys.stdin.buffer.read())
        return
    path = Path(file)
    if path.is_dir():
        raise click.UsageError(f"{file} is a folder; name one file.")
    try:
        opened = path.open("rb")
    except FileNotFoundError:
        raise click.UsageError(f"There is no file {file}.") from None
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read ({error.strerror}); check who may read it.") from None
    with opened:
        yield opened


def _measured(take: BinaryIO) -> tuple[int, str]:
    """Size and SHA-256 of a take, read in pieces; it is at its start again afterwards."""
    digest, size = hashlib.sha256(), 0
    while piece := take.read(1 << 20):
        digest.update(piece)
        size += len(piece)
    take.seek(0)
    return size, digest.hexdigest()


class _Reading:
    """One reading: the items as they come, and the sentence where it ends early."""

    def __init__(self, take: BinaryIO, hints: Hints) -> None:
        self.take, self.hints = take, hints
        self.recognised: Recognised | None = None
        self.sentence: str | None = None
        self.found: Iterator[Item] = iter(())
        try:
            self.recognised, self.found = read_take(take, hints)
        except Unreadable as refusal:
            self.sentence = str(refusal)

    def items(self) -> Iterator[Item]:
        try:
            for item in self.found:
                yield item
                yield from _attached(item, self.hints, 1)
        except Unreadable as refusal:
            self.sentence = str(refusal)


def _attached(item: Item, hints: Hints, depth: int) -> Iterator[Item]:
    """The items of what came attached, each read as a take of its own; one that cannot be read stops no other."""
    for attachment in item.attachments if depth <= _DEEPEST else ():
        try:
            for inner in read_take(attachment.content, hints)[1]:
                origins = {name: f"attachment {attachment.name}: {at}" for name, at in inner.origins.items()}
                yield replace(inner, origins=origins)
                yield from _attached(inner, hints, depth + 1)
        except Unreadable as refusal:
            click.echo(f"The attachment {attachment.name} was not read: {refusal}", err=True)


def _print_json(take: BinaryIO, hints: Hints, size: int, digest: str) -> str | None:
    """Print the structure item by item, so that a large export needs no more memory than a small one."""
    reading = _Reading(take, hints)
    known = reading.recognised
    head = {
        "schema": SCHEMA,
        "format": known.name if known else None,
        "because": known.because if known else None,
        "bytes": size,
        "sha256": digest,
    }
    click.echo(json.dumps(head, indent=1).rstrip("\n}") + ',\n "items": [', nl=False)
    between = "\n"
    for item in reading.items():
        shape = item.to_dict()
        shape["copy"] = clean(item).to_dict()
        click.echo(between + json.dumps(shape, indent=1), nl=False)
        between = ",\n"
    click.echo(f'\n ],\n "unreadable": {json.dumps(reading.sentence)}\n}}')
    return reading.sentence


def _print_person(take: BinaryIO, hints: Hints, size: int, digest: str) -> str | None:
    reading = _Reading(take, hints)
    out = Console(highlight=False)
    if reading.recognised:
        out.print(Text(reading.recognised.title, style="bold"), Text(f"— {reading.recognised.because}"))
    out.print(Text(f"{size:,} bytes, SHA-256 {digest[:16]}…", style="dim"))
    seen: list[Item] = []
    for count, item in enumerate(reading.items(), 1):
        out.print()
        out.print(_fields(item, count))
        out.print()
        for block in item.blocks:
            mark = {"subhead": "## ", "quote": "> ", "picture": "[picture] ", "embed": "[embed] "}.get(block.type, "")
            out.print(Text(mark + block.text))
        out.print(_desk(clean(item)))
        if hints.source and count <= _REHEARSED:
            seen.append(item)
            out.print(_would(hints.source, seen))
    return reading.sentence


def _desk(copy: Copy) -> Text:
    """What the copy desk changed, and what it would have looked at."""
    lines = [f"copy desk, {edit.rule}: {edit.before!r} becomes {edit.after!r}" for edit in copy.edits]
    lines += [f"look: {flag.message}" for flag in copy.flags]
    return Text("\n".join(["", *lines]), style="dim")


def _would(slug: str, items: list[Item]) -> Text:
    """What this newspaper would do with the last of these items of the source."""
    try:
        existing_home()
    except NoNewspaper:
        return Text("What would happen to it is not known: there is no newspaper here.", style="dim")
    setup()
    from standfirst.newsroom.rehearsal import rehearse
    from standfirst.wire.models import Source

    source = Source.objects.filter(slug=slug).first()
    if source is None:
        return Text(f"What would happen to it is not known: there is no source “{slug}” here.", style="dim")
    steps = [f"{number}. {step.title}: {step.text}" for number, step in enumerate(rehearse(source, items), 1)]
    return Text("\n".join(["What would happen to it now", *steps]))


def _fields(item: Item, count: int) -> Table:
    """Each field with its value and where it came from; marks that stop a story in red."""
    name = item.headline or item.slug or item.guid or "without a headline"
    table = Table(title=f"Item {count}: {name}", title_justify="left", box=None, pad_edge=False)
    table.add_column("field", no_wrap=True)
    table.add_column("value", overflow="fold")
    table.add_column("from", style="dim", overflow="fold")
    shape = item.to_dict()
    shape |= {name: getattr(item, name) for name in ("kicker", "headline", "standfirst", "dateline", "credit")}
    shape |= {"bylines": ", ".join(item.bylines), "published": item.published}
    for name, value in shape.items():
        if value and name not in ("from", "notes", "nonpublic", "rights", "guid_computed"):
            stops = name == "embargo" or (name == "status" and value != "usable")
            table.add_row(name, Text(_short(value), style="bold red" if stops else ""), item.origins.get(name, ""))
    for name in ("copyright", "usage"):
        if getattr(item.rights, name):
            table.add_row(f"rights, {name}", getattr(item.rights, name), item.origins.get(f"rights.{name}", ""))
    for note in item.notes:
        table.add_row(f"note, {note.role}", Text(note.text, style="yellow"), "")
    for text in item.nonpublic:
        table.add_row("not for publication", Text(text, style="yellow"), "")
    for picture in item.pictures:
        table.add_row("picture", f"{picture.caption} ({picture.credit or 'no credit'}) {picture.href or ''}", "")
    return table


def _short(value: Any) -> str:
    if isinstance(value, list):
        value = ", ".join(str(each.get("name") or each.get("uri")) for each in value)
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
