"""Outgoing mail, by one address in the environment: a new password, and that a story waits for review."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

# The services of the IANA's list, with their ports and how each is kept secret (RFC 8314, section 3.3).
SERVICES = {"smtp": (25, ""), "submission": (587, "EMAIL_USE_TLS"), "smtps": (465, "EMAIL_USE_SSL")}
EXAMPLE = "submission://name:password@mail.example.org?from=desk@example.org"


class NoMailAddress(ValueError):
    """What stands in STANDFIRST_MAIL names no mail server; its text is a sentence."""


def mail_settings(address: str) -> dict[str, Any]:
    """Django's settings for the server at this address, such as `submission://name:password@host?from=desk@host`.

    Without an address nothing is sent, and no screen offers what would need a mail. Raises NoMailAddress.
    """
    if not address:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
            "WAGTAIL_PASSWORD_RESET_ENABLED": False,
        }
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as why:
        raise NoMailAddress(f"STANDFIRST_MAIL can not be read ({why}); write it like {EXAMPLE}") from None
    sender = parse_qs(parts.query).get("from", [""])[0]
    if parts.scheme not in SERVICES or not parts.hostname or "@" not in sender:
        raise NoMailAddress(
            f"STANDFIRST_MAIL must begin with {', '.join(SERVICES)} and name a host and who it is from, "
            f"like {EXAMPLE}"
        )
    usual, secrecy = SERVICES[parts.scheme]
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or usual,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": sender,
        "WAGTAIL_PASSWORD_RESET_ENABLED": True,
        **({secrecy: True} if secrecy else {}),
    }
