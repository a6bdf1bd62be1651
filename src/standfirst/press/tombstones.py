"""Tombstones: the one thing that a reader's server looks at before it looks for a page."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from standfirst.newsroom import clock
from standfirst.newsroom.actions import HoldStory
from standfirst.newsroom.models import Standing, StoryState
from standfirst.press import static_addresses
from standfirst.wire.takes import fsync_folder, write_whole


def folder() -> Path:
    return Path(settings.HOME) / "site" / "gone"


def stone(path: str) -> Path:
    """The file that stands for this address, `/section/…/slug-id/`."""
    return folder().joinpath(*[name for name in path.split("/") if name])


def lay(path: str, status: int) -> None:
    """From the moment this returns, the address answers `status` (404 or 410). Raises OSError where it can not."""
    write_whole(stone(path), str(status).encode())


def lift(path: str) -> None:
    """The address shows its page again."""
    file = stone(path)
    if file.exists():
        file.unlink()
        fsync_folder(file.parent)


def stands(path: str) -> bool:
    return stone(path).is_file()


def standing(below: Path | None = None) -> Iterator[tuple[str, int]]:
    """Every address that has a tombstone, with its status; on this shelf, or on another house's `site/gone`."""
    top = below or folder()
    for file in top.rglob("*"):
        if file.is_file() and not file.name.startswith("."):
            yield "/" + "/".join(file.relative_to(top).parts) + "/", int(file.read_text("ascii"))


def wanted() -> dict[str, int]:
    """What the newsroom's state asks for: every address of a story or static page that was public and is not now."""
    now = clock.now()
    found = dict.fromkeys(static_addresses.gone(), 410)
    for state in StoryState.objects.exclude(path="").iterator():
        status = state.gone_with(now)
        if status is None:
            continue
        found[state.path] = status
        for moved in state.story.moves.values_list("path", flat=True):
            found[moved] = status
    return found


def settle() -> None:
    """Make the stones what the state asks for: laid first, then lifted. The state is the truth.

    A stone whose kill was cut short before its commit is lifted by this; one that is missing is laid.
    """
    asked, there = wanted(), dict(standing())
    for path, status in asked.items():
        if there.get(path) != status:
            lay(path, status)
    for path in there:
        if path not in asked:
            lift(path)


def wanted_for(state: StoryState) -> int | None:
    """The status that this story's addresses should answer now; None where its page may be seen."""
    return state.gone_with(clock.now())


def hold_what_is_gone(elsewhere: Path) -> int:
    """Hold each public story that has a tombstone on another house's `site/gone`; returns how many there were."""
    gone = [path for path, _ in standing(elsewhere)]
    known = Q(path__in=gone) | Q(story__moves__path__in=gone)
    states = StoryState.objects.filter(known, standing=Standing.LIVE).select_related("story").distinct()
    for state in states:
        HoldStory(state.story, reason="Taken down after the backup was made from which it came back").execute()
    return len(states)
