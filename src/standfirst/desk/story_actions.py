"""One form per action on a story; every one ends in the newsroom's own class."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.models import ModelLogEntry

from standfirst.desk.shell import screen
from standfirst.newsroom import actions, clock
from standfirst.newsroom.actions.having import HavingAction, name_of
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Licence, Story, Storyline
from standfirst.press import places


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=300,
        label="Why?",
        help_text="For the record of work. Readers never see it.",
        widget=forms.Textarea(attrs={"autofocus": True, "rows": 2}),
    )


class MildForm(forms.Form):
    reason = forms.CharField(
        max_length=300,
        required=False,
        label="Why?",
        help_text="For the record of work; it may be left out.",
        widget=forms.TextInput(attrs={"autofocus": True}),
    )


class RightsForm(forms.Form):
    licence = forms.ChoiceField(
        choices=[choice for choice in Licence.choices if choice[0] != Licence.UNKNOWN], widget=forms.RadioSelect
    )
    ground = forms.CharField(max_length=300, required=False, help_text="A contract, an e-mail or an address.")


class CorrectForm(forms.Form):
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), label="What was wrong, and what is right")


class MoveForm(forms.Form):
    slug = forms.CharField(max_length=80, label="New address")


class StorylineForm(forms.Form):
    storyline = forms.ModelChoiceField(Storyline.objects.all(), required=False)
    title = forms.CharField(max_length=120, required=False, label="Or a new storyline")
    part = forms.IntegerField(min_value=1, required=False)


class NextForm(forms.Form):
    target = forms.ModelChoiceField(
        Story.objects.filter(live=True), required=False, empty_label="Let the newsroom choose"
    )


class EmbargoForm(forms.Form):
    """When the story may be out, on the newsroom's wall clock; left empty, the embargo is lifted."""

    until = forms.DateTimeField(
        required=False,
        label="Not before",
        help_text="In the newsroom's time. Leave it empty to lift the embargo, and say why.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    reason = forms.CharField(max_length=300, required=False)

    def clean_until(self) -> datetime | None:
        until: datetime | None = self.cleaned_data["until"]
        return until.replace(tzinfo=clock.zone()) if until else None


class PublishForm(forms.Form):
    """Nothing to fill in: publishing is asked once more."""


class ScheduleForm(forms.Form):
    at = forms.DateTimeField(
        label="When?",
        help_text="In the newsroom's own time.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )

    def clean_at(self) -> datetime:
        """The moment that was typed, on the newsroom's clock."""
        typed: datetime = self.cleaned_data["at"]
        return typed.replace(tzinfo=clock.zone())


@dataclass(frozen=True, slots=True)
class Choice:
    """One action as the desk asks for it: its question, its button, and what it does to readers."""

    action: Any
    form: type[forms.Form]
    question: str
    verb: str
    effect: str
    red: bool = False


GONE = "Its address says “gone”. Publishing it again brings it back."
CHOICES: dict[str, Choice] = {
    "publish": Choice(
        actions.publish_latest, PublishForm, "Publish", "Publish it", "Readers see the newest version at once."
    ),
    "schedule": Choice(
        actions.ScheduleStory,
        ScheduleForm,
        "Schedule",
        "Schedule it",
        "It goes live by itself then, as it stands now.",
    ),
    "rights": Choice(
        actions.StateRights, RightsForm, "State the rights of", "State the rights", "Nothing changes for readers."
    ),
    "unpublish": Choice(actions.UnpublishStory, MildForm, "Unpublish", "Unpublish it", GONE, red=True),
    "hold": Choice(
        actions.HoldStory,
        ReasonForm,
        "Hold",
        "Hold it",
        "It goes from every place below, and its address says “not found”, until someone releases and publishes it.",
        red=True,
    ),
    "release": Choice(
        actions.ReleaseStory, MildForm, "Release", "Release it", "It may be published again; it is not live by that."
    ),
    "kill": Choice(
        actions.KillStory,
        ReasonForm,
        "Kill",
        "Kill it everywhere",
        "It goes from every place below, at once, and stays gone. Only a publisher can undo this, with a reason.",
        red=True,
    ),
    "undo-kill": Choice(
        actions.UndoKill, ReasonForm, "Undo the kill of", "Undo the kill", "It may be published again; not live yet."
    ),
    "correct": Choice(
        actions.CorrectStory,
        CorrectForm,
        "Correct",
        "Publish the correction",
        "Readers see it on the page, in feeds and under Corrections, with the day and hour.",
    ),
    "move": Choice(
        actions.MoveStory,
        MoveForm,
        "Change the address of",
        "Change the address",
        "The old one leads to it for good.",
    ),
    "storyline": Choice(
        actions.PlaceInStoryline, StorylineForm, "Storyline of", "Place it there", "The pages of its parts change."
    ),
    "next": Choice(
        actions.ChooseNext, NextForm, "Next story after", "Lead on to it", "It is offered at the story's end."
    ),
    "embargo": Choice(
        actions.SetEmbargo,
        EmbargoForm,
        "Embargo",
        "Set the embargo",
        "Nobody sees it before that moment; a live story leaves its readers until then.",
    ),
}
HAVING: dict[str, tuple[type[HavingAction], str]] = {
    "take": (actions.TakeStory, "You have it: only you can change it until you let it go."),
    "let-go": (actions.LetGo, "You have let it go: anyone may change it."),
    "ask": (actions.AskForStory, "Asked. It stands on their Home, and beside the story."),
}
TAKE_DOWN = {"unpublish": "wagtail.unpublish", "hold": "standfirst.hold", "kill": "standfirst.kill"}


def story_action(request: HttpRequest, story_id: int, name: str) -> HttpResponse:
    """Ask, then do. A refusal is a sentence in the page, with status 422. Raises Http404 for an unknown action."""
    if name not in CHOICES:
        raise Http404
    choice = CHOICES[name]
    story = get_object_or_404(Story.objects.select_related("state"), pk=story_id)
    form = choice.form(request.POST) if request.method == "POST" else choice.form()
    status = 200
    if request.method == "POST":
        if done(choice, story, request, form):
            if name in TAKE_DOWN:
                return redirect("desk_story_down", story.pk)
            messages.success(request, f"Done: {choice.verb.lower()} · {story}")
            return redirect("wagtailsnippets_newsroom_story:edit", story.pk)
        status = 422
    shown = (
        [places.Place(places.label(tuple(key))) for key in places.shown_on(story.state)] if name in TAKE_DOWN else []
    )
    context = {"story": story, "form": form, "choice": choice, "name": name, "places": shown}
    return screen(request, "desk/story_action.html", choice.question, context, status=status)


def having(request: HttpRequest, story_id: int, name: str) -> HttpResponse:
    """Take a story, let it go, or ask for it: one press, then the editor again. Taking it from another asks first."""
    if name not in HAVING:
        raise Http404
    action, said = HAVING[name]
    story = get_object_or_404(Story, pk=story_id)
    if request.method != "POST":
        has = name_of(story.locked_by) if story.locked_by else ""
        return screen(request, "desk/take.html", "Take it", {"story": story, "has": has})
    action(story, request.user).execute()
    messages.success(request, said)
    return redirect("wagtailsnippets_newsroom_story:edit", story.pk)


def done(choice: Choice, story: Story, request: HttpRequest, form: forms.Form) -> bool:
    """Whether it was done; where it was refused, the form says why."""
    if not form.is_valid():
        return False
    try:
        action = choice.action(story, request.user, **form.cleaned_data)
        if isinstance(choice.action, type):
            action.execute()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return False
    return True


def down(request: HttpRequest, story_id: int) -> HttpResponse:
    """How far a story that was taken down has left each place; read off the shelf each time the page is asked for."""
    story = get_object_or_404(Story.objects.select_related("state"), pk=story_id)
    entry = ModelLogEntry.objects.filter(
        content_type__app_label="newsroom",
        content_type__model="story",
        object_id=str(story.pk),
        action__in=TAKE_DOWN.values(),
    ).first()
    if entry is None:
        raise Http404
    rows = places.progress(story.state, entry.data.get("places", []), entry.timestamp)
    finished = [row.done for row in rows if row.done]
    context = {
        "story": story,
        "rows": [(row, clock.local(row.done) if row.done else None) for row in rows],
        "left": len(rows) - len(finished),
        "count": len(rows),
        "finished": len(finished),
        "since": clock.local(entry.timestamp),
        "last": clock.local(max(finished)) if finished else None,
        "entry": entry,
        "reason": entry.data.get("reason", ""),
        "word": {"standfirst.kill": "Killed", "standfirst.hold": "Held"}.get(entry.action, "Unpublished"),
        "says": "not found" if entry.action == "standfirst.hold" else "gone",
    }
    return screen(request, "desk/down.html", f"{context['word']}: {story}", context)
