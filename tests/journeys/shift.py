"""One process of a busy newsroom: `python -m tests.journeys.shift editor|intake|worker NAME SECONDS`.

Each prints a line for each thing that it was told is done.
"""

import signal
import sys
import threading
import time

from standfirst.cli._django import setup


def editor(name: str, until: float) -> None:
    from standfirst.copydesk.copy import Block, Copy
    from standfirst.newsroom.actions import CorrectStory, FileStory, KillStory, StateRights, publish_latest
    from standfirst.newsroom.models import Section

    section, number = Section.objects.get(), 0
    while time.monotonic() < until:
        headline = f"{name} writes story {number:04}"
        copy = Copy(original="", encoding="utf-8", headline=headline, blocks=(Block("paragraph", "Text. " * 100),))
        story = FileStory(copy, section=section).execute()
        StateRights(story, licence="own").execute()
        publish_latest(story)
        said("live", headline)
        if number % 3 == 1:
            CorrectStory(story, text=f"Put right by {name}").execute()
            said("corrected", headline)
        if number % 3 == 2:
            KillStory(story, reason="Untrue").execute()
            said("killed", headline)
        number += 1


def intake(name: str, until: float) -> None:
    from django.conf import settings

    from standfirst.newsroom.intake import receive
    from standfirst.newsroom.models import Section

    section, number = Section.objects.get(), 0
    while time.monotonic() < until:
        headline = f"{name} sends story {number:04}"
        content = f"{headline}\n\nASKVIK: The council met on day {number} and agreed that the ferry sails.\n\nNPA"
        receive(settings.HOME, content.encode(), section=section, delivery="command")
        said("filed", headline)
        number += 1


def worker(name: str, until: float) -> None:
    from standfirst.press.worker import Worker

    working = Worker()
    signal.signal(signal.SIGTERM, lambda *_: working.stopping.set())
    threading.Timer(until - time.monotonic(), working.stopping.set).start()
    working.run(lambda: said("ready"))
    working.once()


def said(*words: str) -> None:
    print("\t".join(words), flush=True)


if __name__ == "__main__":
    setup()
    role, name, seconds = sys.argv[1:]
    {"editor": editor, "intake": intake, "worker": worker}[role](name, time.monotonic() + float(seconds))
