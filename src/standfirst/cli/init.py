"""`standfirst init`: start a real newspaper."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import click

from standfirst.cli._django import setup
from standfirst.config.home import home


def canonical(address: str) -> str:
    """The address without a slash at its end. Raises click.BadParameter where it is no web address."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise click.BadParameter("give the whole address of the front, such as https://www.example.org")
    if parts.path.strip("/"):
        raise click.BadParameter("the site stands at the root of its host: leave the path out")
    return f"{parts.scheme}://{parts.netloc}"


def known_zone(name: str) -> str:
    """A time zone of the IANA list, such as Europe/Oslo. Raises click.BadParameter for any other name."""
    if name not in available_timezones():
        raise click.BadParameter(f"“{name}” is no time zone of the IANA list; they read like Europe/Oslo")
    return ZoneInfo(name).key


@click.command()
@click.option("--name", prompt="Name of the newspaper")
@click.option("--address", prompt="Canonical address of the site")
@click.option("--language", prompt="Language (BCP 47)", default="en")
@click.option("--time-zone", prompt="Time zone", default="Europe/London")
@click.option("--place", default="", help="Where it is made; stands in the front's ear.")
@click.option("--section", "sections", multiple=True, help="A section's name; the first is the default one.")
@click.option("--editor", prompt="First editor's user name")
@click.option("--email", default="", help="The first editor's address.")
@click.option(
    "--password",
    envvar="STANDFIRST_EDITOR_PASSWORD",
    prompt="First editor's password",
    hide_input=True,
    confirmation_prompt=True,
    help="Better asked for, or in STANDFIRST_EDITOR_PASSWORD, than on the command line.",
)
def command(
    name: str,
    address: str,
    language: str,
    time_zone: str,
    place: str,
    sections: tuple[str, ...],
    editor: str,
    email: str,
    password: str,
) -> None:
    """Start a newspaper in the data folder (STANDFIRST_HOME, else ./newspaper)."""
    folder = home()
    if (folder / "secret-key").exists():
        raise click.ClickException(f"There is a newspaper in {folder} already; nothing was changed.")
    if not sections:
        sections = (click.prompt("Default section", default="News"),)
    make_folder(folder)
    try:
        begin(
            name=name,
            address=canonical(address),
            language=language,
            time_zone=known_zone(time_zone),
            place=place,
            sections=sections,
            editor=editor,
            email=email,
            password=password,
        )
    except click.ClickException:
        (folder / "secret-key").unlink()
        raise
    click.echo(f"{name} stands in {folder}.\nStart it with `standfirst serve`.")


def make_folder(folder: Path) -> None:
    """The data folder, for this user only, with a secret key of its own."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(folder / "secret-key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))


def begin(
    *,
    name: str,
    address: str,
    language: str,
    time_zone: str,
    place: str,
    sections: tuple[str, ...],
    editor: str,
    email: str,
    password: str,
    check_password: bool = True,
) -> None:
    """Make the database, the newspaper, its sections, its static pages and its first editor."""
    setup()
    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.management import call_command
    from django.db import transaction

    from standfirst.newsroom.beginning import make_newspaper

    user = get_user_model()(username=editor, email=email, is_staff=True, is_superuser=True)
    if check_password:
        try:
            validate_password(password, user)
        except ValidationError as weak:
            raise click.ClickException(f"That password is too weak: {' '.join(weak.messages)}") from weak
    user.set_password(password)
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        user.save()
        make_newspaper(
            name=name, address=address, language=language, time_zone=time_zone, place=place, sections=sections
        )
