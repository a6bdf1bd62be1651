"""The results page: the story that is about the words must not stand below one that mentions them."""

from pathlib import Path

from standfirst.search.results import Facet, Facets, Filters, search
from tests.search.helpers import START, opened, shown, story

DAY = 86_400
NOW = START + 10 * DAY


def hrefs(results: object) -> list[str]:
    return [hit.href for hit in results.hits]  # type: ignore[attr-defined]


def test_what_a_story_is_about_outranks_what_it_mentions(tmp_path: Path) -> None:
    filler = "The council met and spoke of other things for a long while. " * 12
    searcher = opened(
        tmp_path,
        story("mention", "Council meets", body=filler + "A ferry was named.", published=START + 9 * DAY),
        story("lead", "Council sails", body="The ferry left. " + filler, published=START + 8 * DAY),
        story("standfirst", "Council votes", standfirst="On the ferry.", published=START + 7 * DAY),
        story("headline", "Ferry runs aground", published=START + 6 * DAY),
    )
    found = search(searcher, "ferry", now=NOW)
    assert hrefs(found) == ["/world/headline/", "/world/standfirst/", "/world/lead/", "/world/mention/"]
    assert shown(found.hits[-1].snippet) == "A [ferry] was named."
    assert shown(found.hits[1].snippet) == "On the [ferry]."


def test_of_two_alike_the_fresher_comes_first(tmp_path: Path) -> None:
    searcher = opened(
        tmp_path,
        story("old", "Ferry runs aground", published=START - 900 * DAY),
        story("new", "Ferry runs aground", published=START),
        story("fresh-mention", "Council meets", body="x. " * 90 + "ferry", published=START + 9 * DAY),
    )
    assert hrefs(search(searcher, "ferry", now=NOW)) == ["/world/new/", "/world/old/", "/world/fresh-mention/"]


def test_filters_narrow_and_their_counts_say_what_is_there(tmp_path: Path) -> None:
    def of(n: int) -> dict[str, object]:
        section = ("World", "Town")[n % 2]
        topics = (("sea", "Sea"),) if n % 3 == 0 else ()
        kind = "corrected" if n == 5 else "story"
        return {"section": section, "section_slug": section.lower(), "topics": topics, "type": kind}

    searcher = opened(tmp_path, *(story(str(n), f"Ferry {n}", published=START + n * DAY, **of(n)) for n in range(12)))
    everything = search(searcher, "ferry", now=NOW)
    assert everything.total == 12
    assert everything.facets == (
        Facets("section", 12, (Facet("town", "Town", 6), Facet("world", "World", 6))),
        Facets("topic", 12, (Facet("sea", "Sea", 4),)),
        Facets("type", 12, (Facet("story", "story", 11), Facet("corrected", "corrected", 1))),
    )
    for q in ("ferry", "fe", "f", "ferrry"):
        narrowed = search(searcher, q, Filters(section="town", topic="sea"), now=NOW)
        assert sorted(hrefs(narrowed)) == ["/world/3/", "/world/9/"]
        assert narrowed.facets[0].values == (Facet("town", "Town", 2), Facet("world", "World", 2))
        assert narrowed.facets[1].total == 6, "all topics: what the section alone would give"
    dated = search(searcher, "ferry", Filters(since=START + 3 * DAY, until=START + 5 * DAY), now=NOW)
    assert sorted(hrefs(dated)) == ["/world/3/", "/world/4/"]
    assert search(searcher, "ferry", Filters(type="corrected"), now=NOW).total == 1
    assert search(searcher, "ferry", Filters(section="no such"), now=NOW).total == 0


def test_pages_of_results_hold_every_story_once(tmp_path: Path) -> None:
    searcher = opened(tmp_path, *(story(str(n), f"Ferry {n}", published=START + n) for n in range(45)))
    pages = [search(searcher, "ferry", page=n, now=NOW) for n in (1, 2, 3, 4)]
    assert [len(one.hits) for one in pages] == [20, 20, 5, 0]
    assert [one.has_next for one in pages] == [True, True, False, False]
    assert len({href for one in pages for href in hrefs(one)}) == 45


def test_a_page_is_full_though_stories_are_gone(tmp_path: Path) -> None:
    searcher = opened(tmp_path, *(story(str(n), f"Ferry {n}", published=START + n) for n in range(45)))
    gone = {f"/world/{n}/" for n in range(25, 45)}
    found = search(searcher, "ferry", is_gone=gone.__contains__, now=NOW)
    assert (len(found.hits), found.total, found.has_next) == (20, 25, True)
    assert not gone & set(hrefs(found))
    assert found.facets[0].values == (Facet("world", "World", 25),)


def test_what_many_stories_hold_is_counted_no_further(tmp_path: Path) -> None:
    searcher = opened(tmp_path, *(story(str(n), "Ferry", published=START + n) for n in range(1100)))
    found = search(searcher, "ferry", now=NOW)
    assert (found.total, found.more) == (1000, True)


def test_a_slip_is_forgiven_and_named(tmp_path: Path) -> None:
    found = search(opened(tmp_path, story("1", "Pashinyan speaks")), "pahsinyan", now=NOW)
    assert ([shown(hit.headline) for hit in found.hits], found.suggestion) == (["[Pashinyan] speaks"], "pashinyan")
