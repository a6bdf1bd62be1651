"""How soon a story that was published just now is read, listed and found: `python -m benchmarks.live [STORIES …]`.

For each size of archive (100 and 10,000 by default) a newspaper is made and baked, the real worker is started beside
it, and stories are published one after the other through the same action as at the desk. The reader's application
is asked every five milliseconds until the page is served, the front shows it, and search finds it as it is typed.
Times are by the clock on the wall: run it on a quiet machine.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

PUBLISHED = 20
LOOK_EVERY = 0.005
PATIENCE = 60.0
SECTIONS = ("Town", "Harbour", "World", "Money", "Sport", "Culture")


def begin(home: Path) -> None:
    os.environ["STANDFIRST_HOME"] = str(home)
    from standfirst.cli import init

    init.make_folder(home)
    init.begin(
        name="The Lamp",
        address="http://localhost",
        language="en",
        time_zone="Europe/Oslo",
        place="",
        sections=SECTIONS,
        editor="runa",
        email="",
        password="unused",  # noqa: S106 - nobody signs in
        check_password=False,
    )


def fill(count: int, upto: datetime | None = None, every: timedelta = timedelta(minutes=10)) -> None:
    """An archive of `count` stories, one every so often up to now or to that moment, with topics and bylines."""
    from benchmarks.archive import stories
    from standfirst.newsroom import clock
    from standfirst.newsroom.models import Byline, Licence, Section, Standing, Story, StoryState, Topic
    from standfirst.newsroom.protection import new_short_id

    sections, now = list(Section.objects.all()), upto or clock.now()
    topics = [Topic.objects.get_or_create(slug=f"topic-{n}", name=f"Topic {n}")[0] for n in range(60)]
    made = [
        Story(
            headline=told.headline[:200],
            standfirst=told.standfirst[:200],
            section=sections[n % len(sections)],
            language="en",
            live=True,
            body=json.dumps([{"type": "paragraph", "value": f"<p>{told.body}</p>"}]),
        )
        for n, told in enumerate(stories(count))
    ]
    Story.objects.bulk_create(made, batch_size=500)
    states = []
    for n, story in enumerate(made):
        moment, short = now - every * (count - n), new_short_id()
        path = f"/{story.section.slug}/{clock.local(moment):%Y/%m/%d}/story-{n}-{short}/"
        states.append(
            StoryState(
                story=story,
                standing=Standing.LIVE,
                licence=Licence.OWN,
                short_id=short,
                path=path,
                first_published=moment,
                last_published=moment,
            )
        )
    StoryState.objects.bulk_create(states, batch_size=500)
    Byline.objects.bulk_create([Byline(story=s, name=f"Writer {n % 40}") for n, s in enumerate(made)], batch_size=500)
    link = Story.topics.through
    link.objects.bulk_create(
        [link(story_id=s.pk, topic_id=topics[(n * k) % 60].pk) for n, s in enumerate(made) for k in (1, 7) if n % 60],
        batch_size=500,
        ignore_conflicts=True,
    )


def publish(number: int) -> tuple[str, str]:
    """Publish one story of three topics; returns its address and the word that only it has."""
    from standfirst.copydesk.copy import Block, Copy
    from standfirst.newsroom.actions import FileStory, StateRights, publish_latest
    from standfirst.newsroom.models import Section, StoryState, Topic

    word = "quay" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) * 3
    copy = Copy(
        "", "utf-8", f"A heron at the {word}", tuple(Block("paragraph", "It stood. " * 40) for _ in range(12))
    )
    story = FileStory(copy, section=Section.objects.order_by("pk")[number % len(SECTIONS)]).execute()
    StateRights(story, licence="own").execute()
    story.topics.set(Topic.objects.order_by("pk")[number % 50 : number % 50 + 3])
    story.save_revision()
    publish_latest(story)
    return StoryState.objects.get(pk=story.pk).path, word


def waited(true: Callable[[], bool], since: float) -> float:
    while not true():
        if time.perf_counter() - since > PATIENCE:
            sys.exit(f"Still not there after {PATIENCE:.0f} seconds: see what the worker printed.")
        time.sleep(LOOK_EVERY)
    return 1000 * (time.perf_counter() - since)


def shows(reader: Any, word: str, path: str, query: str) -> bool:
    status: list[str] = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
    body = b"".join(reader(environ, lambda given, headers: status.append(given)))
    return status[0].startswith("200") and word.encode() in body


def measure(home: Path) -> dict[str, list[float]]:
    from standfirst.config.reader import Reader

    reader = Reader(home)
    times: dict[str, list[float]] = {"page": [], "found": [], "front": []}
    for number in range(PUBLISHED):
        path, word = publish(number)
        since = time.perf_counter()
        for name, place, query in (
            ("found", "/search/typed", f"q={word[:-1]}"),
            ("page", path, ""),
            ("front", "/", ""),
        ):
            times[name].append(waited(partial(shows, reader, word, place, query), since))
        time.sleep(0.3)
    return times


def one(count: int) -> None:
    from standfirst.newsroom.models import Consumer, newest_seq
    from standfirst.press import bake

    home = Path(os.environ["STANDFIRST_HOME"])
    fill(count)
    begun = time.perf_counter()
    bake.bake_all()
    whole = time.perf_counter() - begun
    for name in ("search", "pages"):
        Consumer.objects.update_or_create(name=name, defaults={"cursor": newest_seq()})
    worker = subprocess.Popen([sys.executable, "-m", "standfirst", "worker"], stdout=subprocess.PIPE, text=True)
    try:
        assert worker.stdout is not None
        worker.stdout.readline()
        for name, values in measure(home).items():
            shown = (statistics.median(values), sorted(values)[-2], max(values))
            print(f"| {count:,} | {name} | " + " | ".join(f"{value:.0f}" for value in shown) + " |", flush=True)
    finally:
        worker.terminate()
        worker.wait()
    print(f"| {count:,} | all baked anew | {1000 * whole:.0f} | | |", flush=True)


def main() -> None:
    counts = [int(text) for text in sys.argv[1:]] or [100, 10_000]
    if len(counts) > 1:
        print("| stories | from publishing until it is | median ms | second longest ms | longest ms |")
        print("|---|---|---|---|---|", flush=True)
        for count in counts:
            subprocess.run([sys.executable, "-m", "benchmarks.live", str(count)], check=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        begin(Path(folder) / "home")
        one(counts[0])


if __name__ == "__main__":
    main()
