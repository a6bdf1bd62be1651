"""The languages that a story may be in, by their own names."""

from typing import Any

from babel import Locale, UnknownLocaleError
from django import forms

from standfirst.newsroom.models import Newspaper

# Offered after the newspaper's own, most spoken first; any other tag that a story brings is kept.
CODES = (
    *("en", "es", "fr", "de", "pt", "it", "nl", "sv", "nb", "da", "fi", "pl", "cs", "el"),
    *("tr", "ru", "uk", "hy", "ar", "he", "fa", "hi", "zh", "ja"),
)


def name_of(tag: str) -> str:
    """A language by its own name; a tag that nobody knows is shown as it is."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag
    name = str(locale.get_display_name(locale) or tag)
    return name[0].upper() + name[1:]


def offered(present: str = "") -> list[tuple[str, str]]:
    """Tag and name of each language to choose from: the newspaper's own first, and the one it is in now."""
    own = Newspaper.current().language
    return [(tag, name_of(tag)) for tag in dict.fromkeys((own, *CODES, present)) if tag]


class LanguageSelect(forms.Select):
    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        self.choices = offered(value[0] if value else "")
        return super().optgroups(name, value, attrs)
