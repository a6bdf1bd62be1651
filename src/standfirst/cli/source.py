"""`standfirst source …`: the sources of copy, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import click

from standfirst.cli._django import needs_newspaper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.wire.models import Source

DELIVERIES = ["folder", "feed", "push", "ftp", "sftp", "mailbox"]
LICENCES = ["own", "agency", "permission", "public-domain", "cc-by", "cc-by-sa"]
#: How many files a test looks at.
TRIED = 3


class Enough(Exception):
    """The test has seen what it wanted to see."""


@click.group()
def command() -> None:
    """Add, list, test, pause and resume the sources of copy."""


@command.command()
@click.argument("slug")
@click.option("--delivery", type=click.Choice(DELIVERIES), required=True, help="How its copy comes.")
@click.option("--name", help="Its name at the desk; without it, the slug.")
@click.option("--address", default="", help="The folder, the feed, or the server with its folder.")
@click.option("--account", default="", help="The name to sign in with.")
@click.option("--secret", default="", metavar="VARIABLE", help="The environment variable that holds the secret.")
@click.option("--afterwards", type=click.Choice(["leave", "move", "delete"]), default="move", show_default=True)
@click.option("--sender", "senders", multiple=True, help="Whose mail is read: an address, or @domain. Repeat it.")
@click.option("--private-network", is_flag=True, help="The address may lie in a private network.")
@click.option("--every", type=int, help="Seconds between two looks; 5 for a folder, else 60.")
@click.option("--silent-after", type=int, metavar="MINUTES", help="Tell the desk where no copy came for so long.")
@click.option("--parent", metavar="SLUG", help="The source whose kills reach this one's copy too.")
@click.option("--credit", default="", help="The credit of copy that names none.")
@click.option("--licence", type=click.Choice(LICENCES), help="Who may print it.")
@click.option("--ground", default="", help="On what ground; needed for every licence but own.")
@click.option("--language", default="", help="Of copy that names none.")
@click.option("--time-zone", default="", help="Of times that the copy writes without one.")
@click.option("--encoding", default="", help="Of files that declare none, such as cp1252.")
@click.option("--section", metavar="SLUG", help="Where its stories belong; without it the default section.")
@click.option(
    "--becomes",
    type=click.Choice(["inbox", "draft", "published"]),
    default="inbox",
    show_default=True,
    help="What its copy becomes where nobody does anything.",
)
@click.option("--republish", is_flag=True, help="Updated copy replaces what is live and untouched.")
@needs_newspaper
def add(slug: str, name: str | None, senders: tuple[str, ...], every: int | None, **given: Any) -> None:
    """Connect a source. Nothing is taken in before `standfirst serve` runs."""
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from standfirst.newsroom.models import Handling
    from standfirst.wire.models import Source
    from standfirst.wire.sources.push import new_key

    section, parent = _section(given.pop("section")), given.pop("parent")
    becomes, republish = given.pop("becomes"), given.pop("republish")
    licence, ground = given.pop("licence") or "unknown", given.pop("ground")
    source = Source(
        slug=slug,
        name=name or slug,
        senders="\n".join(senders),
        every=every or (5 if given["delivery"] == "folder" else 60),
        parent=_source(parent) if parent else None,
        licence=licence,
        licence_ground=ground,
        **given,
    )
    try:
        source.full_clean()
    except ValidationError as why:
        wrong = (f"{field}: {' '.join(said)}" for field, said in why.message_dict.items())
        raise click.ClickException(" ".join(wrong)) from why
    with transaction.atomic():
        source.save()
        Handling.objects.create(source=source, section=section, becomes=becomes, republish=republish)
    click.echo(f"{source}: {source.get_delivery_display().lower()}; its copy becomes: {becomes}")
    if source.delivery == "push":
        _show_key(new_key(source), source)


@command.command(name="list")
@needs_newspaper
def list_() -> None:
    """Every source, how it is doing, and when copy last came from it."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from standfirst.newsroom.source_state import last_copy, state_of
    from standfirst.wire.models import Source

    table = Table(box=None, pad_edge=False)
    for title in ("source", "comes by", "last copy", "state"):
        table.add_column(title, overflow="fold")
    for source in Source.objects.select_related("health"):
        state = state_of(source)
        style = "bold red" if state.startswith(("In trouble", "Silent")) else "yellow" if state == "Paused" else ""
        table.add_row(source.slug, source.get_delivery_display(), last_copy(source), Text(state, style=style))
    Console(highlight=False).print(table)


@command.command()
@click.argument("slug")
@needs_newspaper
def pause(slug: str) -> None:
    """Take nothing in from a source until it is resumed."""
    _pause(slug, paused=True)


@command.command()
@click.argument("slug")
@needs_newspaper
def resume(slug: str) -> None:
    """Take in again what a paused source brings."""
    _pause(slug, paused=False)


@command.command()
@click.argument("slug")
@needs_newspaper
def key(slug: str) -> None:
    """Make a new key for a source that pushes; the old one is worth nothing from then on."""
    from standfirst.wire.sources.push import new_key

    source = _source(slug)
    if source.delivery != "push":
        raise click.ClickException(f"{source} does not push: only a source that does has a key.")
    _show_key(new_key(source), source)


@command.command()
@click.argument("slug")
@needs_newspaper
def test(slug: str) -> None:
    """Look once and say what would come. Nothing is stored, moved, deleted or marked as seen."""
    from dataclasses import replace

    from standfirst.wire.sources import way_of
    from standfirst.wire.sources.way import Trouble
    from standfirst.wire.watch import place_of

    source = _source(slug)
    if not source.looked_for:
        raise click.ClickException(f"{source} brings its copy itself: there is nowhere to look.")
    keep = _Trial(source)
    try:
        way_of(source.delivery).look(replace(place_of(source), afterwards="leave", trial=True), {}, keep)
    except Trouble as why:
        raise click.ClickException(str(why)) from why
    except OSError as why:
        raise click.ClickException(f"{source} cannot be looked at: {why.strerror or why}.") from why
    except Enough:
        click.echo("… and perhaps more")
    click.echo("It answers." if keep.seen else "It answers, and there is nothing new.")


class _Trial:
    """Says what would come, and keeps nothing of it."""

    def __init__(self, source: Source) -> None:
        self.source, self.seen = source, 0

    def __call__(self, content: bytes | BinaryIO, name: str, *, refused: str = "") -> bool:
        from standfirst.wire import contained
        from standfirst.wire.ledger import hints_of

        self.seen += 1
        try:
            known, items = contained.read(content, hints_of(self.source))
            said = f"{known.title}, {sum(1 for _ in items)} items"
        except contained.Unreadable as why:
            said = str(why)
        click.echo(f"{name}: {refused or said}")
        if self.seen == TRIED:
            raise Enough
        return True

    def all(self, files: Sequence[tuple[BinaryIO, str]]) -> list[bool]:
        return [self(file, name) for file, name in files]


def _show_key(made: str, source: Source) -> None:
    click.echo(f"Its key, which is shown this once:\n  {made}")
    click.echo(f"It sends copy to the desk's host, at /wire/{source.slug}/")


def _pause(slug: str, *, paused: bool) -> None:
    from standfirst.newsroom.actions import PauseSource

    source = _source(slug)
    PauseSource(source, paused=paused).execute()
    click.echo(f"{source} is {'paused' if paused else 'taken in again'}")


def _source(slug: str) -> Source:
    from standfirst.wire.models import Source

    source = Source.objects.filter(slug=slug).first()
    if source is None:
        known = ", ".join(Source.objects.values_list("slug", flat=True)) or "none yet"
        raise click.ClickException(f"There is no source “{slug}”; there are: {known}.")
    return source


def _section(slug: str | None) -> Any:
    from standfirst.newsroom.models import Section

    if slug is None:
        return None
    section = Section.objects.filter(slug=slug).first()
    if section is None:
        known = ", ".join(Section.objects.values_list("slug", flat=True))
        raise click.ClickException(f"There is no section “{slug}”: choose one of {known}.")
    return section
