"""One address in the environment says how the desk's mails go out; a wrong one is a sentence, not a silence."""

import re

import pytest

from standfirst.config.mail import EXAMPLE, NoMailAddress, mail_settings


@pytest.mark.parametrize(
    ("service", "port", "secrecy"), [("submission", 587, "EMAIL_USE_TLS"), ("smtps", 465, "EMAIL_USE_SSL")]
)
def test_a_server_is_reached_at_its_services_port_in_secret(service: str, port: int, secrecy: str) -> None:
    told = mail_settings(f"{service}://runa:s%40fe@mail.lamp.example?from=desk@lamp.example")
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"], told[secrecy]) == ("mail.lamp.example", port, True)
    assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == ("runa", "s@fe")
    assert told["DEFAULT_FROM_EMAIL"] == "desk@lamp.example"
    assert told["WAGTAIL_PASSWORD_RESET_ENABLED"] is True


def test_a_relay_on_this_machine_needs_no_name() -> None:
    told = mail_settings("smtp://localhost:2525?from=desk@lamp.example")
    assert (told["EMAIL_PORT"], told["EMAIL_HOST_USER"]) == (2525, "")
    assert not told.keys() & {"EMAIL_USE_TLS", "EMAIL_USE_SSL"}


def test_without_a_server_nothing_is_offered_that_needs_a_mail() -> None:
    assert mail_settings("")["WAGTAIL_PASSWORD_RESET_ENABLED"] is False


@pytest.mark.parametrize(
    "address",
    [
        "mail.lamp.example",
        "https://mail.lamp.example?from=desk@lamp.example",
        "smtp://?from=desk@lamp.example",
        "smtp://localhost",
        "smtp://localhost:port?from=desk@lamp.example",
    ],
)
def test_what_names_no_server_or_no_sender_is_refused_with_how_to_write_it(address: str) -> None:
    with pytest.raises(NoMailAddress, match=re.escape(EXAMPLE)):
        mail_settings(address)
