"""`standfirst init`: start a real newspaper."""

import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import click
from anyascii import anyascii

from standfirst.cli._django import setup
from standfirst.config.home import home
from standfirst.newsroom.reserved import RESERVED


def canonical(address: str) -> str:
    """The address without a slash at its end. Raises click.BadParameter where it is no web address."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as why:
        raise click.BadParameter(f"“{address}” is no web address ({why})") from why
    if port == 0:
        raise click.BadParameter("there is no port 0")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise click.BadParameter("give the whole address of the front, such as https://www.example.org")
    if parts.path.strip("/"):
        raise click.BadParameter("the site stands at the root of its host: leave the path out")
    return f"{parts.scheme}://{parts.netloc}"


def known_user_name(name: str) -> str:
    """What the first editor signs in with. Raises click.BadParameter for what the desk could not take."""
    if not re.fullmatch(r"[\w.@+-]{1,150}", name.strip()):
        raise click.BadParameter("a user name has letters, figures and @ . + - _ only, and at most 150 of them")
    return name.strip()


def known_zone(name: str) -> str:
    """A time zone of the IANA list, such as Europe/Oslo. Raises click.BadParameter for any other name."""
    if name not in available_timezones():
        raise click.BadParameter(f"“{name}” is no time zone of the IANA list; they read like Europe/Oslo")
    return ZoneInfo(name).key


def known_language(tag: str) -> str:
    """A BCP 47 tag, such as en or pt-BR. Raises click.BadParameter for what is shaped like none."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag.strip()):
        raise click.BadParameter(f"“{tag}” is no language tag of BCP 47; they read like en, nb or pt-BR")
    return tag.strip()


def said(text: str, most: int) -> str:
    """A name of one line. Raises click.BadParameter where it is empty or longer than the page can hold."""
    text = " ".join(text.split())
    if not text:
        raise click.BadParameter("say a name: this one is empty")
    if len(text) > most:
        raise click.BadParameter(f"{most} characters are the most there is room for; this has {len(text)}")
    return text


def departments(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of sections. Raises click.BadParameter where two would share an address, or one take another page's."""
    names = tuple(said(name, 60) for name in names)
    slugs: dict[str, str] = {}
    for name in names:
        slug = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower().replace("'", "")).strip("-")
        if not slug:
            raise click.BadParameter(f"“{name}” has no letter or figure that an address could be made of")
        if slug in RESERVED:
            raise click.BadParameter(f"“{name}” can not be a section: /{slug}/ is a page of every newspaper")
        if slug in slugs:
            raise click.BadParameter(f"“{slugs[slug]}” and “{name}” would both stand at /{slug}/")
        slugs[slug] = name
    return names


Check = Callable[[str], str]


def by(check: Check) -> Callable[[click.Context, click.Parameter, str], str]:
    """As an option's callback, so that a wrong answer is asked for again where somebody is there to be asked."""
    return lambda context, parameter, given: check(given)


@click.command()
@click.option("--name", prompt="Name of the newspaper", callback=by(lambda name: said(name, 80)))
@click.option("--address", prompt="Canonical address of the site", callback=by(canonical))
@click.option("--language", prompt="Language (BCP 47)", default="en", callback=by(known_language))
@click.option("--time-zone", prompt="Time zone", default="Europe/London", callback=by(known_zone))
@click.option("--place", default="", help="Where it is made; stands in the front's ear.")
@click.option(
    "--section",
    "sections",
    multiple=True,
    callback=lambda context, parameter, names: departments(names),
    help="A section's name; may be given again; the first is the default one. Asked for where none is given.",
)
@click.option("--editor", prompt="First editor's user name", callback=by(known_user_name))
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
        sections = click.prompt("Default section", default="News", value_proc=lambda name: departments((name,)))
    make_folder(folder)
    try:
        begin(
            name=name,
            address=address,
            language=language,
            time_zone=time_zone,
            place=place,
            sections=sections,
            editor=editor,
            email=email,
            password=password,
        )
    except BaseException:
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
