"""`standfirst password NAME`: a new password for who forgot theirs."""

import click

from standfirst.cli._django import needs_newspaper


@click.command()
@click.argument("name")
@click.option(
    "--password", prompt="New password", hide_input=True, confirmation_prompt=True, help="Better asked for."
)
@needs_newspaper
def command(name: str, password: str) -> None:
    """Set a new password for the person who signs in as NAME; wherever they are signed in, they are signed out."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    people = get_user_model().objects
    person = people.filter(username=name).first()
    if person is None:
        names = ", ".join(people.order_by("username").values_list("username", flat=True)[:20])
        raise click.ClickException(f"Nobody signs in as “{name}”. Who does: {names}.")
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise click.ClickException(f"That password is too weak: {' '.join(weak.messages)}") from weak
    person.set_password(password)
    person.save(update_fields=["password"])
    click.echo(f"{name} signs in with the new password from now on.")
