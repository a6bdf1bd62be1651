"""Reads each story that was filed, changed or published, beside the newsroom and never in its way.

A consumer of the log of changes: what it does follows from the present state, so that a replay is harmless.
"""

import logging
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.db import transaction

from standfirst.newsroom import clock
from standfirst.newsroom.models import Dispatch, Standing, StoryState, dispatch
from standfirst.record import parts as _parts
from standfirst.record.actors.lists import Actor as Listed
from standfirst.record.kept import lines
from standfirst.record.kept.actors import listed
from standfirst.record.kept.models import Reading
from standfirst.record.kept.text import Told, present

log = logging.getLogger("standfirst.record")

CONSUMER = "record"


def follow(batch: Sequence[Dispatch]) -> None:
    """Read the stories that these changes touch. What left its readers is not read: nothing shows it."""
    touched = {one.object for one in batch if one.kind == Dispatch.Kind.STORY and one.object is not None}
    for story_id in sorted(touched):
        read(story_id)


def warm_up() -> None:
    """Bring the parser, which takes some seconds, before the first story asks for it."""
    from standfirst.record.syntax import pipeline

    pipeline.language()


def read(story_id: int) -> bool:
    """Read one story as it stands now; False where that was done already, or nothing is to be read of it.

    Parsing holds no transaction. Where the story changes meanwhile, the change has a Dispatch of its own to come.
    """
    told = present(story_id)
    if told is None or StoryState.objects.filter(pk=story_id, standing=Standing.KILLED).exists():
        return False
    own = listed()
    rules = fingerprint(own)
    if Reading.objects.filter(story=story_id, version=told.version, rules=rules, current=True).exists():
        return False
    shape, refused = annotated(told, own)
    with transaction.atomic():
        reading = _keep(story_id, told, rules, shape, refused)
        lines.lay(reading)
        dispatch(Dispatch.Kind.RECORD, story_id, "read")
    return True


def annotated(told: Told, own: tuple[Listed, ...]) -> tuple[dict[str, Any], str]:
    """The record's shape without its text, and why there is none where there is none."""
    from standfirst.record import Unreadable, annotate

    try:
        shape = annotate(told.copy, published=told.published, actors=own).to_dict()
    except Unreadable as why:
        return {}, str(why)[:300]
    assert shape.pop("text") == told.text  # noqa: S101
    return shape, ""


def _keep(story_id: int, told: Told, rules: str, shape: dict[str, Any], refused: str) -> Reading:
    Reading.objects.filter(story=story_id, current=True).exclude(version=told.version).update(current=False)
    reading, _ = Reading.objects.update_or_create(
        story_id=story_id,
        version=told.version,
        defaults={
            "rules": rules,
            "current": True,
            "text": told.text,
            "published": told.published,
            "shape": shape,
            "refused": refused,
            "made": clock.now(),
        },
    )
    return reading


def fingerprint(own: tuple[Listed, ...]) -> str:
    """Changes with whatever could make the same text read otherwise: our rules, the parser, the newsroom's list."""
    return blake2b(f"{_program()}{own!r}".encode(), digest_size=16).hexdigest()


@cache
def _program() -> str:
    root = Path(_parts.__file__).parent
    state = blake2b(digest_size=16)
    for file in sorted(root.rglob("*")):
        inside = file.relative_to(root)
        if file.suffix in {".py", ".txt", ""} and file.is_file() and inside.parts[0] != "kept":
            state.update(str(inside).encode() + b"\0" + file.read_bytes())
    return state.hexdigest()
