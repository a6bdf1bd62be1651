"""A process that publishes and kills, to be killed itself: `python -m tests.journeys.newsday work|recover`.

`work` prints a line for each thing that it was told is done; `recover` starts as the worker does, and prints what
the newsroom then holds.
"""

import json
import sys

from standfirst.cli._django import setup


def work() -> None:
    from standfirst.copydesk.copy import Block, Copy
    from standfirst.newsroom.actions import FileStory, KillStory, StateRights, publish_latest
    from standfirst.newsroom.models import Section, StoryState
    from standfirst.press.outlets import Outlet, catch_up
    from standfirst.press.worker import follow_pages

    pages = Outlet("pages", follow_pages)
    section = Section.objects.get()
    said("begun")
    for number in range(200):
        headline = f"Unmistakable headline {number:03}"
        copy = Copy(original="", encoding="utf-8", headline=headline, blocks=(Block("paragraph", "Text. " * 200),))
        story = FileStory(copy, section=section).execute()
        said("filed", headline)
        StateRights(story, licence="own").execute()
        publish_latest(story)
        said("published", headline)
        catch_up(pages, "newsday")
        if number % 2:
            KillStory(story, reason="Untrue").execute()
            said("killed", headline, StoryState.objects.get(pk=story.pk).path)
            catch_up(pages, "newsday")


def recover() -> None:
    from standfirst.newsroom.models import Consumer, StoryState
    from standfirst.press import bake, tombstones
    from standfirst.press.outlets import Outlet, catch_up
    from standfirst.press.worker import follow_pages

    Consumer.objects.update(holder="", held_until=None)
    tombstones.settle()
    settled = dict(tombstones.standing())
    catch_up(Outlet("pages", follow_pages), "recovery")
    bake.bake_missing()
    states = {
        state.story.headline: {"path": state.path, "standing": state.standing}
        for state in StoryState.objects.select_related("story")
    }
    print(json.dumps({"states": states, "settled": settled}))


def said(*words: str) -> None:
    print("\t".join(words), flush=True)


if __name__ == "__main__":
    setup()
    {"work": work, "recover": recover}[sys.argv[1]]()
