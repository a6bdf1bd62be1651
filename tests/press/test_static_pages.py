"""A static page that is renamed leads on; one that is gone says so; none takes the address of a section."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from standfirst.config.shelf import Shelf
from standfirst.newsroom.models import HomePage, Section, StaticPage
from standfirst.press import bake, tombstones
from standfirst.press.outlets import catch_up
from standfirst.press.worker import LISTS, PAGES


@pytest.fixture
def page(section: Section, settings: Any, tmp_path: Path) -> StaticPage:
    settings.HOME = tmp_path
    home = Page.get_first_root_node().add_child(instance=HomePage(title="The Lamp", slug="lamp"))
    page = home.add_child(instance=StaticPage(title="Our harbour light", slug="light", intro="Lit since 1871."))
    page.save_revision().publish()
    bake.bake_all()
    follow()
    return page


def follow() -> None:
    for outlet in (PAGES, LISTS):
        catch_up(outlet, "test")


def found(home: Path, path: str) -> tuple[int, str]:
    shown = Shelf(home / "site").find(path)
    return shown.status, shown.location


def rename(page: StaticPage, slug: str) -> None:
    page.slug = slug
    page.save_revision().publish()
    follow()


def test_a_renamed_page_leads_on_and_back(page: StaticPage, tmp_path: Path) -> None:
    assert found(tmp_path, "/light/") == (200, "")
    rename(page, "lighthouse")
    assert found(tmp_path, "/light/") == (301, "/lighthouse/")
    assert found(tmp_path, "/lighthouse/") == (200, "")
    rename(page, "light")
    assert found(tmp_path, "/light/") == (200, "")
    assert found(tmp_path, "/lighthouse/") == (301, "/light/")


def test_a_page_that_is_gone_says_so_at_every_address(page: StaticPage, tmp_path: Path) -> None:
    rename(page, "lighthouse")
    page.delete()
    assert found(tmp_path, "/lighthouse/")[0] == 410, "before any outlet has done its work"
    follow()
    tombstones.settle()
    assert [found(tmp_path, path)[0] for path in ("/light/", "/lighthouse/")] == [410, 410]
    assert not list((tmp_path / "site" / "pages").glob("light*/*"))


def test_an_unpublished_page_comes_back(page: StaticPage, tmp_path: Path) -> None:
    page.unpublish()
    assert found(tmp_path, "/light/")[0] == 410
    follow()
    page.save_revision().publish()
    follow()
    assert found(tmp_path, "/light/") == (200, "")


def test_a_section_may_take_the_address_of_a_page_that_is_gone(page: StaticPage, tmp_path: Path) -> None:
    page.delete()
    follow()
    Section(slug="light", name="Light").full_clean()
    Section.objects.create(slug="light", name="Light")
    follow()
    tombstones.settle()
    assert found(tmp_path, "/light/") == (200, "")


@pytest.mark.parametrize("slug", ["harbour", "search", "archive"])
def test_a_page_never_takes_the_place_of_a_section_or_a_list(page: StaticPage, slug: str) -> None:
    page.slug = slug
    with pytest.raises(ValidationError, match="choose another word"):
        page.full_clean()


def test_a_section_never_takes_the_place_of_a_page(page: StaticPage) -> None:
    with pytest.raises(ValidationError, match="Our harbour light"):
        Section(slug="light", name="Light").full_clean()
