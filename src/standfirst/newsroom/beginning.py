"""The rows of a new newspaper."""

from wagtail.models import Page, Site

from standfirst.newsroom import clock
from standfirst.newsroom.actions.addresses import slug_of
from standfirst.newsroom.models import HomePage, Newspaper, Section, StaticPage
from standfirst.newsroom.roles import make_review, make_roles

STATIC = (
    ("about", "About", "Who makes this newspaper."),
    ("contact", "Contact", "How to reach the newsroom."),
    (
        "corrections-policy",
        "How we correct",
        "What was wrong is put right in the story itself, with the day and hour, and listed among the corrections.",
    ),
)


def make_newspaper(
    *,
    name: str,
    address: str,
    language: str,
    time_zone: str,
    place: str = "",
    tagline: str = "",
    sections: tuple[str, ...],
) -> Newspaper:
    """The newspaper, its sections in this order (the first is the default) and its static pages."""
    made = [
        Section.objects.create(slug=slug_of(section)[:50], name=section, order=10 * number)
        for number, section in enumerate(sections, start=1)
    ]
    paper = Newspaper.objects.create(
        pk=1,
        name=name,
        address=address,
        language=language,
        time_zone=time_zone,
        place=place,
        tagline=tagline,
        default_section=made[0],
    )
    paper.front_day = clock.today()
    paper.save(update_fields=["front_day"])
    _make_pages(paper)
    make_roles()
    make_review()
    return paper


def _make_pages(paper: Newspaper) -> None:
    root = Page.get_first_root_node()
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title=paper.name, slug="home"))
    for slug, title, intro in STATIC:
        page = home.add_child(instance=StaticPage(title=title, slug=slug, intro=intro))
        page.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "site_name": paper.name}
    )
