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
    from standfirst.press.outlets import catch_up
    from standfirst.press.worker import OUTLETS

    def catch_up_all() -> None:
        for outlet in OUTLETS:
            catch_up(outlet, "newsday")

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
        catch_up_all()
        if number % 2:
            KillStory(story, reason="Untrue").execute()
            said("killed", headline, StoryState.objects.get(pk=story.pk).path)
            catch_up_all()


def recover() -> None:
    from standfirst.newsroom.models import Consumer, StoryState
    from standfirst.press import tombstones
    from standfirst.press.worker import Worker

    Consumer.objects.update(holder="", held_until=None)
    Worker().start()
    states = {
        state.story.headline: {"path": state.path, "standing": state.standing}
        for state in StoryState.objects.select_related("story")
    }
    print(json.dumps({"states": states, "settled": dict(tombstones.standing())}))


def said(*words: str) -> None:
    print("\t".join(words), flush=True)


if __name__ == "__main__":
    setup()
    {"work": work, "recover": recover}[sys.argv[1]]()
