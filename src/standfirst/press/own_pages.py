"""The own pages of stories: written, taken away, and remembered with every page that lists them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from standfirst.newsroom import clock
from standfirst.newsroom.models import Picture, StoryState
from standfirst.newsroom.public import public
from standfirst.press import pictures, store, tombstones
from standfirst.press.around import Around, around, for_pages
from standfirst.press.keys import Key, for_keys, keys_of
from standfirst.press.models import Baked, Shows
from standfirst.press.rows import chrome, public_states, read
from standfirst.press.story_page import story_page
from standfirst.site import engine

KEPT = ["path", "keys", "leads"]
AT_ONCE = 50
"""So many stories are read together."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One story and the pages that list it: those of its last bake, and those of the present state.

    `now` is empty where readers cannot see it any more.
    """

    story_id: int
    before: frozenset[Key]
    now: frozenset[Key]


def where_listed(story_ids: Iterable[int]) -> list[Listed]:
    """The pages that list these stories or did; a story that readers neither see nor saw is passed over."""
    before = Baked.objects.in_bulk(list(story_ids))
    now = {state.pk: frozenset(keys_of(state)) for state in for_keys(public_states().filter(pk__in=story_ids))}
    return [
        Listed(pk, _as_keys(before[pk].keys if pk in before else []), now.get(pk, frozenset()))
        for pk in sorted(before.keys() | now.keys())
    ]


def bake_stories(story_ids: Iterable[int]) -> list[Listed]:
    """The own pages of these stories, written or taken away with their redirects and tombstones; removals first.

    A story that readers neither see nor saw is passed over. The pages that listed a story are remembered until
    `settle` says that all of them are baked, so that a crash on the way forgets none.
    """
    ids = sorted(story_ids)
    listed: list[Listed] = []
    for at in range(0, len(ids), AT_ONCE):
        listed += _bake_some(ids[at : at + AT_ONCE])
    return listed


def _bake_some(ids: Sequence[int]) -> list[Listed]:
    states = list(for_pages(public_states().filter(pk__in=ids)))
    before = Baked.objects.in_bulk(ids)
    gone = set(ids) - {state.pk for state in states}
    listed = _withdraw(gone, before) if gone else []
    stands_around = around(states)
    read(state for beside in stands_around.values() for state in beside.lines())
    baked: list[StoryState] = []
    for state in states:
        if _bake_story(state, stands_around[state.pk], before.get(state.pk)):
            known = before[state.pk].keys if state.pk in before else []
            listed.append(Listed(state.pk, _as_keys(known), frozenset(keys_of(state))))
            baked.append(state)
        else:
            listed += _withdraw({state.pk}, before)
    _remember(baked, stands_around, before)
    return listed


def _as_keys(stored: Iterable[list[str]]) -> frozenset[Key]:
    return frozenset(tuple(key) for key in stored)


def _bake_story(state: StoryState, beside: Around, before: Baked | None) -> bool:
    """Write the story's own page; False where it has meanwhile left its readers, or moved."""
    page = engine.render(story_page(state.story, state, chrome(), beside))
    again = StoryState.objects.filter(pk=state.pk).first()
    if again is None or again.path != state.path or not again.public_at(clock.now()):
        return False
    store.put(state.path, page.encode())
    store.no_redirect(state.path)
    for move in state.story.moves.all():
        store.redirect(move.path, state.path)
        tombstones.lift(move.path)
    # Only now: an address that moves is at no moment without an answer.
    if before is not None and before.path != state.path:
        store.remove(before.path)
    if tombstones.stands(state.path):
        with transaction.atomic():
            # Under the write lock nothing can be killed between this look and the lifting of the stone.
            if StoryState.objects.select_for_update().get(pk=state.pk).public_at(clock.now()):
                tombstones.lift(state.path)
    return True


def _shown(before: dict[int, Baked]) -> dict[int, set[int]]:
    """The stories that each page showed when it was last baked."""
    found: dict[int, set[int]] = {}
    for page, story_id in Shows.objects.filter(page__in=before).values_list("page_id", "story_id"):
        found.setdefault(page, set()).add(story_id)
    return found


def _remember(states: Sequence[StoryState], beside: dict[int, Around], before: dict[int, Baked]) -> None:
    """Of each of these: where its page is, what lists it, and what it shows; nothing is written that stands so."""
    showed = _shown(before)
    fresh = [_row(state, beside[state.pk], before.get(state.pk)) for state in states]
    changed = [row for row in fresh if _differs(row, before.get(row.pk))]
    pairs = [(state.pk, story_id) for state in states for story_id in sorted(beside[state.pk].shown())]
    added = [(page, story_id) for page, story_id in pairs if story_id not in showed.get(page, ())]
    dropped = {state.pk: left for state in states if (left := showed.get(state.pk, set()) - beside[state.pk].shown())}
    if not (changed or added or dropped):
        return
    with transaction.atomic():
        Baked.objects.bulk_create(changed, update_conflicts=True, unique_fields=["story_id"], update_fields=KEPT)
        for page, left in dropped.items():
            Shows.objects.filter(page=page, story_id__in=left).delete()
        Shows.objects.bulk_create([Shows(page_id=page, story_id=story_id) for page, story_id in added])


def _row(state: StoryState, beside: Around, before: Baked | None) -> Baked:
    keys = sorted(_as_keys(before.keys if before else []) | set(keys_of(state)))
    return Baked(pk=state.pk, path=state.path, keys=[list(key) for key in keys], leads=beside.leads())


def _differs(row: Baked, before: Baked | None) -> bool:
    return before is None or any(getattr(row, name) != getattr(before, name) for name in KEPT)


def settle(listed: Sequence[Listed]) -> None:
    """All pages that listed these stories are baked: from now on only those that list them now matter.

    What another change has added meanwhile is kept: its own pages are still to come.
    """
    for story in listed:
        dropped = story.before - story.now
        if not story.now:
            Baked.objects.filter(pk=story.story_id).delete()
        elif dropped:
            with transaction.atomic():
                baked = Baked.objects.select_for_update().get(pk=story.story_id)
                baked.keys = [key for key in baked.keys if tuple(key) not in dropped]
                baked.save(update_fields=["keys"])


def _withdraw(story_ids: Iterable[int], before: dict[int, Baked]) -> list[Listed]:
    """Take the pages of these stories off the shelf; their tombstones stand already, laid by the action."""
    ids = sorted(story_ids)
    states = StoryState.objects.filter(pk__in=ids).exclude(path="").select_related("story").in_bulk()
    listed = []
    for pk in ids:
        if pk in before:
            store.remove(before[pk].path)
        if pk in states:
            _leave(states[pk])
        if pk in before or pk in states:
            keys = before[pk].keys if pk in before else []
            listed.append(Listed(pk, _as_keys(keys), frozenset()))
    return listed


def _leave(state: StoryState) -> None:
    store.remove(state.path)
    status = tombstones.wanted_for(state)
    if status is not None:
        for path in (state.path, *state.story.moves.values_list("path", flat=True)):
            tombstones.lay(path, status)
            store.no_redirect(path)
    _take_pictures_away(state)


def _take_pictures_away(state: StoryState) -> None:
    """A picture leaves when no live story shows it."""
    for picture in Picture.objects.filter(in_stories__story=state.pk).distinct():
        if not picture.in_stories.filter(public("story__state__")).exists():
            pictures.take_away(picture)
