"""Search as the reader's process answers it: from the index on disk, with tombstones looked at last of all."""

import json
import sqlite3
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from standfirst.config.shelf import Shelf
from standfirst.search.answers import SearchResults, results, typed_answer
from standfirst.search.files import IndexMissing, IndexUnreadable
from standfirst.search.results import SIZE
from standfirst.search.searcher import Searcher
from standfirst.site import engine
from standfirst.site.pages import Chrome, FilterGroup, FilterOption, SearchHit, SearchOffer, SearchPage
from standfirst.site.parts import Feed, Link

Asked = dict[str, str]
UNANSWERED = (IndexMissing, IndexUnreadable, sqlite3.OperationalError)
"""What asking the index raises while it is made anew, or while its disk fails."""
GROUPS = {"section": ("Section", "All sections"), "topic": ("Topic", "All topics"), "type": ("Type", "All types")}
KINDS = {"story": "Stories", "corrected": "Corrected stories", "pictures": "Picture stories"}
OFFERED = 12
"""Of each field, the commonest values are offered: a longer list is a wall and not a filter."""


def shared_by(site: Path) -> tuple[Chrome, tzinfo]:
    """What the press left of the newspaper's name, bar, feeds and time zone; bare before the first bake."""
    file = site / "pages" / "_chrome.json"
    if not file.is_file():
        return Chrome(name="", base=""), UTC
    told = json.loads(file.read_text("utf-8"))
    chrome = told["chrome"]
    for name in ("sections", "paper"):
        chrome[name] = tuple(Link(**link) for link in chrome[name])
    chrome["feeds"] = tuple(Feed(**feed) for feed in chrome["feeds"])
    return Chrome(**chrome), ZoneInfo(told["time_zone"])


class Searching:
    """Questions to the index; None where there is no index to ask yet."""

    def __init__(self, home: Path, shelf: Shelf) -> None:
        self.shelf = shelf
        self.searcher = Searcher(home / "search")

    def _gone(self, href: str) -> bool:
        return self.shelf.gone(href) is not None

    def ready(self) -> bool:
        """Whether the index can be asked."""
        return self.typed("") is not None

    def typed(self, query: str) -> dict[str, Any] | None:
        """What the overlay shows at this keystroke."""
        try:
            self.searcher.cursor()
            return typed_answer(self.searcher, query, self._gone)
        except UNANSWERED:
            return None

    def results(self, asked: Asked) -> str | None:
        """The results page."""
        chrome, zone = shared_by(self.shelf.site)
        try:
            found = results(self.searcher, asked, is_gone=self._gone, zone=zone)
        except UNANSWERED:
            return None
        return engine.render(page_of(chrome, asked, found))


def page_of(chrome: Chrome, asked: Asked, found: SearchResults) -> SearchPage:
    """The results as the template takes them."""
    told = found.results
    return SearchPage(
        chrome=chrome,
        path="/search/",
        query=told.q.strip(),
        total=told.total,
        offers=tuple(SearchOffer(offer.href, offer.marked, offer.kind) for offer in told.offers),
        hits=tuple(SearchHit(hit.href, hit.headline, hit.section, hit.when, hit.snippet) for hit in told.hits),
        filters=_filters(found),
        since=found.since,
        until=found.until,
        suggestion=_link(told.suggestion, {"q": told.suggestion}) if told.suggestion else None,
        dropped=told.dropped or "",
        problem=found.problem,
        newer=_link(f"The {SIZE} stories before", {**asked, "page": str(told.page - 1)}) if told.page > 1 else None,
        older=_link(f"Next {SIZE} stories", {**asked, "page": str(told.page + 1)}) if told.has_next else None,
    )


def _link(title: str, asked: Asked) -> Link:
    return Link(title, "/search/?" + urlencode({name: value for name, value in asked.items() if value}))


def _filters(found: SearchResults) -> tuple[FilterGroup, ...]:
    chosen = {"section": found.section, "topic": found.topic, "type": found.type}
    made = []
    for facets in found.results.facets:
        name = facets.name
        if len(facets.values) < 2 and not chosen[name]:
            continue
        label, everything = GROUPS[name]
        options = [FilterOption("", everything, facets.total, chosen=not chosen[name])]
        options += [
            FilterOption(f.value, KINDS.get(f.label, f.label), f.count, chosen=f.value == chosen[name])
            for f in facets.values[:OFFERED]
        ]
        made.append(FilterGroup(name, label, tuple(options)))
    return tuple(made)
