"""`standfirst ingest PATH…`: files become stories."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standfirst.cli._django import needs_newspaper
from standfirst.config.home import home

if TYPE_CHECKING:
    from standfirst.newsroom.intake import Received
    from standfirst.newsroom.models import Section

LICENCES = ["own", "agency", "permission", "public-domain", "cc-by", "cc-by-sa"]
LARGEST = 20 * 1024 * 1024


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--section", metavar="SLUG", help="The section; without it the newsroom's default one.")
@click.option("--publish", is_flag=True, help="Publish each story at once; needs a licence.")
@click.option("--licence", type=click.Choice(LICENCES), help="Who may print it.")
@click.option("--ground", default="", help="On what ground; needed for every licence but own.")
@needs_newspaper
def command(paths: tuple[Path, ...], section: str | None, publish: bool, licence: str | None, ground: str) -> None:
    """Receive files as copy, in any format that is read: each is kept, cleaned and filed. The same bytes make one
    story; a newer version of an item makes no second one; a kill takes down what it names.

    A file that cannot be read is refused in one sentence and stops none of the others.
    """
    from standfirst.newsroom.actions.rights import check_licence

    if publish and licence is None:
        raise click.ClickException("Say who may print it: --publish needs --licence, and its --ground.")
    if licence is not None:
        check_licence(licence, ground.strip())
    files = list(_files(paths))
    if not files:
        raise click.ClickException("There is no file in what you named.")
    department = _section(section)
    refused = 0
    with _progress(files) as each:
        for file in each:
            refused += not _one(file, department, publish, licence, ground)
    if refused:
        raise click.ClickException(
            "1 file was refused; the reason stands above."
            if refused == 1
            else f"{refused} of {len(files)} files were refused; the reasons stand above."
        )


def _files(paths: tuple[Path, ...]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        found.extend(inside if path.is_dir() else [path])
    return found


def _section(slug: str | None) -> Section:
    from standfirst.newsroom.models import Newspaper, Section

    if slug is None:
        default = Newspaper.current().default_section
        if default is None:
            raise click.ClickException("The newspaper has no default section: name one with --section.")
        return default
    section = Section.objects.filter(slug=slug).first()
    if section is None:
        known = ", ".join(Section.objects.values_list("slug", flat=True))
        raise click.ClickException(f"There is no section “{slug}”: choose one of {known}.")
    return section


def _progress(files: list[Path]) -> Any:
    return click.progressbar(files, label="Receiving", hidden=len(files) < 2)


def _one(file: Path, section: Section, publish: bool, licence: str | None, ground: str) -> bool:
    """Receive one file; True where all that it holds became, or already was, a story, and went out where asked."""
    from standfirst.copydesk import Unreadable
    from standfirst.newsroom.errors import Refused
    from standfirst.newsroom.intake import receive_file

    try:
        if file.stat().st_size > LARGEST:
            raise Unreadable(f"It has {file.stat().st_size:,} bytes and {LARGEST:,} are the most: cut it in parts.")
        received = receive_file(home(), file.read_bytes(), section=section, filename=file.name)
    except (Unreadable, Refused, OSError) as why:
        click.echo(f"{file}: {why}", err=True)
        return False
    if not received:
        click.echo(f"{file}: no new story; what it holds was known already, or is a word to the desk")
    settled = [_settle(file, each, publish, licence, ground) for each in received]
    return all(settled)


def _settle(file: Path, received: Received, publish: bool, licence: str | None, ground: str) -> bool:
    """State the rights of a story and publish it, where that was asked. A refusal leaves the draft at the desk."""
    from django.db import transaction

    from standfirst.newsroom.actions import StateRights, publish_latest
    from standfirst.newsroom.errors import Refused
    from standfirst.newsroom.models import Licence, StoryState

    story = received.story
    try:
        with transaction.atomic():
            state = StoryState.objects.get(pk=story.pk)
            if licence is not None and state.licence == Licence.UNKNOWN:
                StateRights(story, licence=licence, ground=ground).execute()
            if publish and not state.was_public:
                publish_latest(story)
    except Refused as why:
        click.echo(f"{file}: “{story.headline}” is filed and not published: {why}", err=True)
        return False
    state.refresh_from_db()
    word = "published at" if state.path else "filed" if received.new else "known already"
    click.echo(f"{story.headline}: {word} {state.path}".rstrip())
    return True
