"""Rendering: the same bytes for the same page, nothing of a story read as markup, no setting needed."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.utils.safestring import mark_safe
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.site import engine, parts
from standfirst.site.pages import Page
from tests.site import samples

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HOSTILE = "</script><script>alert(1)</script> & \"quoted\" 'too' <b>"


class Tree(HTMLParser):
    """Elements as they open and close; a mistake in nesting fails the parse."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.all if name == tag]


@pytest.mark.parametrize("make", samples.EVERY.values(), ids=samples.EVERY)
def test_every_page_is_well_formed_and_the_same_each_time(make: Callable[[], Page]) -> None:
    html = engine.render(make())
    assert html == engine.render(make())
    assert "{{" not in html
    assert "{%" not in html
    tree = Tree(html)
    ids = [attributes["id"] for _, attributes in tree.all if "id" in attributes]
    assert all(ids)
    assert len(ids) == len(set(ids))
    assert len(tree.named("h1")) == 1
    assert len(tree.named("main")) == 1


@pytest.mark.parametrize("make", samples.EVERY.values(), ids=samples.EVERY)
def test_no_page_needs_what_the_policy_forbids(make: Callable[[], Page]) -> None:
    for tag, attributes in Tree(engine.render(make())).all:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        if tag == "script":
            assert attributes.get("src", "").startswith("/_/") or attributes["type"] == "application/ld+json"  # type: ignore[union-attr]
        if tag in {"img", "source", "link", "script"}:
            for name in ("src", "href"):
                assert not str(attributes.get(name) or "/").startswith("//")


@pytest.mark.parametrize("make", samples.EVERY.values(), ids=samples.EVERY)
def test_every_picture_reserves_its_place(make: Callable[[], Page]) -> None:
    for image in Tree(engine.render(make())).named("img"):
        assert int(image["width"] or 0) > 0
        assert int(image["height"] or 0) > 0
        assert image["alt"]


@pytest.mark.parametrize("make", samples.EVERY.values(), ids=samples.EVERY)
def test_every_page_offers_the_feeds_and_its_own_address(make: Callable[[], Page]) -> None:
    page = make()
    links = Tree(engine.render(page)).named("link")
    assert [link for link in links if link["rel"] == "alternate" and link["href"] == "/feed.atom"]
    canonical = [link["href"] for link in links if link["rel"] == "canonical"]
    assert canonical == (["https://ebb.example" + page.path] if page.indexed else [])


def test_the_lead_photo_is_asked_for_at_once_and_the_others_when_they_come_near() -> None:
    images = Tree(engine.render(samples.rich_story())).named("img")
    assert images[0]["fetchpriority"] == "high"
    assert "loading" not in images[0]
    assert [image["loading"] for image in images[1:]] == ["lazy"]


def test_only_the_display_face_is_preloaded() -> None:
    links = Tree(engine.render(samples.gated_story())).named("link")
    preloaded = [link["href"] for link in links if link["rel"] == "preload"]
    assert preloaded == [engine.address("display.woff2")]


def test_machines_read_the_story_as_a_news_article() -> None:
    page = samples.gated_story()
    html = engine.render(page)
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert block
    data = json.loads(block[1])
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == page.headline
    assert data["url"] == page.canonical
    assert data["datePublished"] == "2025-11-18T17:05:00+01:00"
    assert [author["name"] for author in data["author"]] == ["Maren Holt", "Idris Vale"]
    assert data["image"]["url"] == "https://ebb.example/media/dusk-1080.webp"


def test_an_agency_is_never_told_as_a_person() -> None:
    page = replace(samples.gated_story(), bylines=())
    block = re.search(r'ld\+json">(.*?)</script>', engine.render(page), re.S)
    assert block
    assert json.loads(block[1])["author"] == {"@type": "Organization", "name": "Strandwire"}


def test_the_dateline_leads_the_first_paragraph_and_no_other() -> None:
    page = replace(
        samples.gated_story(), blocks=(parts.Subhead("First"), parts.Paragraph("One."), parts.Paragraph("Two."))
    )
    html = engine.render(page)
    assert html.count('class="dl"') == 1
    assert '<p><b class="dl">Saltby</b> One.</p>' in html


def test_corrections_stand_before_the_agency_credit() -> None:
    html = engine.render(samples.gated_story())
    assert html.index('class="corr"') < html.index('class="cred')


def test_hostile_text_stays_text_in_every_field() -> None:
    line = replace(samples.RIVER[0], headline=HOSTILE, standfirst=HOSTILE, by=HOSTILE)
    page = replace(
        samples.gated_story(),
        headline=HOSTILE,
        kicker=HOSTILE,
        standfirst=HOSTILE,
        dateline=HOSTILE,
        credit=HOSTILE,
        description=HOSTILE,
        bylines=(parts.Byline(HOSTILE),),
        blocks=(
            parts.Paragraph(HOSTILE),
            parts.Subhead(HOSTILE),
            parts.Quote(HOSTILE, HOSTILE, HOSTILE),
            parts.Table(((HOSTILE,), (HOSTILE,)), HOSTILE),
            parts.ListBlock((HOSTILE,)),
            parts.Embed(HOSTILE, "https://other.example/", HOSTILE),
        ),
        corrections=(parts.Correction(samples.at("12:00"), HOSTILE),),
        related=(line,),
        newer=line,
        next_story=parts.NextStory(line, "topic", HOSTILE),
    )
    tree = Tree(engine.render(page))
    assert len(tree.named("script")) == 2
    front = Tree(engine.render(replace(samples.front(), lead=line, river=(line,), breaking=line)))
    assert len(front.named("script")) == 1


def test_markup_that_was_cleaned_before_is_kept() -> None:
    page = replace(samples.gated_story(), blocks=(parts.Paragraph(mark_safe("It <em>is</em>.")),))
    assert "It <em>is</em>." in engine.render(page)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_headline_comes_through_whole(headline: str) -> None:
    tree = Tree(engine.render(replace(samples.gated_story(), headline=headline)))
    title = next(a["content"] for a in tree.named("meta") if a.get("property") == "og:title")
    assert title == headline


def test_a_killed_story_leaves_no_trace_on_the_page_that_answers_for_it() -> None:
    html = engine.render(samples.gone())
    assert "bakery" not in html
    assert "This story has been withdrawn" in html
    assert 'name="robots" content="noindex"' in html


def test_a_story_without_extras_has_no_empty_furniture() -> None:
    bare = replace(
        samples.gated_story(),
        corrections=(),
        credit="",
        related=(),
        topics=(),
        next_story=None,
        lead=None,
        bylines=(),
    )
    html = engine.render(bare)
    for mark in ('class="corr"', 'class="cred', 'id="r"', 'id="t"', 'id="n"', "<figure", ">By "):
        assert mark not in html


def test_a_front_with_nothing_on_it_is_still_a_page() -> None:
    Tree(engine.render(type(samples.front())(chrome=samples.CHROME, path="/", day=samples.DAY)))


def test_assets_are_named_by_what_is_in_them_and_name_only_each_other() -> None:
    files = engine.assets()
    for name, data in files.items():
        if name.endswith((".css", ".js")):
            for address in re.findall(r"/_/([\w.-]+)", data.decode()):
                assert address in files
            assert "asset(" not in data.decode()
    assert engine.address("common.css").removeprefix("/_/") in files


def test_styles_know_no_left_and_right() -> None:
    """A page in Arabic is the same page mirrored, by logical properties alone."""
    for name, data in engine.assets().items():
        if name.endswith(".css"):
            physical = re.findall(
                r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|left|right|float:\s*left|text-align:\s*left)\b",
                data.decode(),
            )
            assert physical == [], name


def test_scripts_never_build_markup_from_text() -> None:
    for name, data in engine.assets().items():
        if name.endswith(".js"):
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", data.decode()), (
                name
            )


def test_the_topics_of_the_day_are_json() -> None:
    assert json.loads(engine.topics([parts.Link("Brød & <b>", "/topic/b/")])) == [
        {"title": "Brød & <b>", "href": "/topic/b/"}
    ]


def test_rendering_needs_no_settings_and_no_database() -> None:
    """The reader's server and a notebook render without a configured Django."""
    program = (
        "from tests.site import samples; from standfirst.site import engine\n"
        "for make in samples.EVERY.values(): engine.render(make())\n"
        "from django.conf import settings; assert not settings.configured; print('rendered')"
    )
    environment = {"PYTHONPATH": ":".join(path for path in sys.path if path), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "rendered", done.stderr


def test_an_upgrade_that_changes_a_page_is_noticed() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", engine.fingerprint())
