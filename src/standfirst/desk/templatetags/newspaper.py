"""What a screen says of the newspaper where its view is Wagtail's own."""

from django import template

from standfirst.newsroom.errors import NoNewspaper
from standfirst.newsroom.models import Newspaper

register = template.Library()


@register.simple_tag
def newspaper_name() -> str:
    """The newspaper's name, or Standfirst's before there is a newspaper."""
    try:
        return Newspaper.current().name
    except NoNewspaper:
        return "Standfirst"
