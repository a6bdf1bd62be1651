"""Wagtail's registries told of the newsroom's own actions and audit entries."""

from typing import Any

from wagtail import hooks

from standfirst.newsroom import actions
from standfirst.newsroom.models import Story

AUDIT = {
    "standfirst.file": ("File", "Story filed"),
    "standfirst.hold": ("Hold", "Held"),
    "standfirst.release": ("Release", "Released"),
    "standfirst.kill": ("Kill", "Killed everywhere"),
    "standfirst.undo_kill": ("Undo kill", "Kill undone"),
    "standfirst.embargo": ("Embargo", "Embargo changed"),
    "standfirst.correct": ("Correct", "Corrected"),
    "standfirst.rights": ("State rights", "Rights stated"),
    "standfirst.renew": ("Renew", "Renewed from the wire"),
    "standfirst.pause": ("Pause", "Source paused"),
    "standfirst.resume": ("Resume", "Source resumed"),
    "standfirst.move": ("Move", "Address changed"),
    "standfirst.front": ("Set front", "Front set"),
    "standfirst.breaking": ("Set breaking news", "Breaking news set"),
    "standfirst.storyline": ("Storyline", "Placed in a storyline"),
    "standfirst.take_copy": ("Take copy", "Taken from the wire"),
    "standfirst.add_take": ("Add a take", "Another take of the same story was added"),
    "standfirst.add_to_story": ("Add to a story", "Added to a story as another take"),
    "standfirst.publish_as_is": ("Publish as it is", "Published as it came"),
    "standfirst.ignore": ("Ignore", "Ignored"),
    "standfirst.bring_back": ("Bring back", "Brought back into the inbox"),
    "standfirst.watch": ("Watch", "Watched, or no longer"),
    "standfirst.confirm": ("Confirm", "Seen and confirmed"),
    "standfirst.take_newer": ("Take newer copy", "Newer copy of the wire taken"),
    "standfirst.keep_mine": ("Keep mine", "Newer copy of the wire left"),
    "standfirst.save_rule": ("Save rule", "Routing rule saved"),
    "standfirst.move_rule": ("Move rule", "Routing rule moved"),
    "standfirst.delete_rule": ("Delete rule", "Routing rule deleted"),
    "standfirst.retry": ("Read again", "Read again"),
    "standfirst.bring_in": ("Bring in", "File taken in"),
    "standfirst.take": ("Take", "Taken"),
    "standfirst.let_go": ("Let go", "Let go"),
    "standfirst.ask": ("Ask for", "Asked for"),
    "standfirst.record": ("Settle record", "A line of the record settled"),
    "standfirst.record_back": ("Take back", "A verdict on the record taken back"),
    "standfirst.record_outcome": ("Close", "What hung on something closed"),
    "standfirst.try_again": ("Try again", "Tried again at the outlets that failed"),
    "standfirst.next_story": ("Next story", "Next story chosen"),
}


@hooks.register("register_log_actions")
def register_audit(log_actions: Any) -> None:
    for name, (label, message) in AUDIT.items():
        log_actions.register_action(name, label, message)


@hooks.register("register_actions")
def register_actions(registry: Any) -> None:
    for action in (actions.PublishStory, actions.UnpublishStory, actions.DeleteStory):
        registry.register(Story, action)
