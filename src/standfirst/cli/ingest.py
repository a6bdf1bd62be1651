"""`standfirst ingest PATH…`: files become stories."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standfirst.cli._django import needs_newspaper
from standfirst.config.home import home

if TYPE_CHECKING:
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
    """Receive files as copy: each is kept, cleaned and filed. The same bytes make one story.

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
    """Receive one file; True where it became, or already was, a story."""
    from django.db import transaction

    from standfirst.copydesk import Unreadable
    from standfirst.newsroom.actions import StateRights, publish_latest
    from standfirst.newsroom.errors import Refused
    from standfirst.newsroom.intake import receive
    from standfirst.newsroom.models import StoryState

    try:
        if file.stat().st_size > LARGEST:
            raise Unreadable(f"It has {file.stat().st_size:,} bytes and {LARGEST:,} are the most: cut it in parts.")
        content = file.read_bytes()
        with transaction.atomic():
            received = receive(home(), content, section=section, delivery="command", filename=file.name)
            state = StoryState.objects.get(pk=received.story.pk)
            if licence is not None and received.new:
                StateRights(received.story, licence=licence, ground=ground).execute()
            if publish and not state.was_public:
                publish_latest(received.story)
                state.refresh_from_db()
    except (Unreadable, Refused, OSError) as why:
        click.echo(f"{file}: {why}", err=True)
        return False
    word = "published at" if state.path else "filed" if received.new else "known already"
    click.echo(f"{received.story.headline}: {word} {state.path}".rstrip())
    return True
