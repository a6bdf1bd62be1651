"""What one publication costs is what it changes, not how much has been published before."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from benchmarks.live import SECTIONS, fill, publish
from django.db import connection
from django.test.utils import CaptureQueriesContext

from standfirst.newsroom import clock
from standfirst.newsroom.models import Section
from standfirst.press import bake, feeding
from standfirst.press.outlets import Outlet, catch_up
from standfirst.press.rows import NEWEST, for_lines, public_states
from standfirst.press.worker import OUTLETS

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
OFTEN = timedelta(hours=6)
QUERIES = {"search": 25, "pages": 57, "lists": 101}
"""Asked of the database by each outlet for one publication. A change of these figures is meant, or it is a defect."""


@pytest.mark.parametrize("count", [120, 240])
def test_a_publication_asks_as_much_in_an_archive_twice_as_old(
    section: Section, settings: Any, tmp_path: Path, count: int
) -> None:
    """The newest stories are the same in both archives."""
    settings.HOME = tmp_path
    for name in sorted({*SECTIONS} - {section.name}):
        Section.objects.create(slug=name.lower(), name=name)
    with clock.stopped_at(NOON):
        fill(count, NOON, OFTEN)
        bake.bake_all()
        feeding.rebuild().close()
        publish(7)
        for outlet in OUTLETS:
            catch_up(outlet, "test")
        # The second on its topics, which are counted once a day.
        publish(7)
        assert {outlet.name: asked(outlet) for outlet in OUTLETS} == QUERIES


def asked(outlet: Outlet) -> int:
    with CaptureQueriesContext(connection) as queries:
        catch_up(outlet, "test")
    return len(queries)


def test_the_newest_stories_are_read_in_the_order_of_an_index(section: Section) -> None:
    """Sorted for each list, an archive of a million would keep every reader waiting."""
    fill(20)
    for states in (public_states(), public_states().filter(story__section=section)):
        plan = for_lines(states).order_by(*NEWEST)[:10].explain()
        assert "state_newest" in plan
        assert "TEMP B-TREE" not in plan
