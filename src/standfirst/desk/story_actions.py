"""One form per action on a story; every one ends in the newsroom's own class."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from standfirst.newsroom import actions, clock
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Licence, Story, Storyline


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=300, widget=forms.TextInput(attrs={"autofocus": True}))


class MildForm(forms.Form):
    reason = forms.CharField(max_length=300, required=False)


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


# action: class, form, verb, what it does to readers, whether its button is red
CHOICES: dict[str, tuple[Any, type[forms.Form], str, str, bool]] = {
    "publish": (actions.publish_latest, PublishForm, "Publish", "Readers see the newest version at once.", False),
    "rights": (actions.StateRights, RightsForm, "State the rights", "Nothing changes for readers.", False),
    "unpublish": (actions.UnpublishStory, MildForm, "Unpublish", "Readers are told that the story is gone.", True),
    "hold": (actions.HoldStory, ReasonForm, "Hold", "Nobody sees it until it is released and published.", True),
    "release": (actions.ReleaseStory, MildForm, "Release", "It may be published again; it is not live yet.", False),
    "kill": (
        actions.KillStory,
        ReasonForm,
        "Kill it everywhere",
        "It leaves every page, list and feed, and its address says that it is gone. "
        "What was copied, mailed or printed cannot be called back.",
        True,
    ),
    "undo-kill": (actions.UndoKill, ReasonForm, "Undo the kill", "It may be published again; not live yet.", False),
    "embargo": (
        actions.SetEmbargo,
        EmbargoForm,
        "Set the embargo",
        "Nobody sees it before that moment; a live story leaves its readers until then.",
        False,
    ),
    "correct": (actions.CorrectStory, CorrectForm, "Correct", "A dated correction stands on the page.", False),
    "move": (actions.MoveStory, MoveForm, "Move", "The old address leads to the new one for good.", False),
    "storyline": (actions.PlaceInStoryline, StorylineForm, "Place in a storyline", "Its pages change.", False),
    "next": (actions.ChooseNext, NextForm, "Choose the next story", "It is offered at the end.", False),
}


def story_action(request: HttpRequest, story_id: int, name: str) -> HttpResponse:
    """Ask, then do. A refusal is a sentence in the page, with status 422. Raises Http404 for an unknown action."""
    if name not in CHOICES:
        raise Http404
    action, form_class, verb, effect, red = CHOICES[name]
    story = get_object_or_404(Story, pk=story_id)
    form = form_class(request.POST or None)
    status = 200
    if request.method == "POST":
        form = form_class(request.POST)
        status = 422
        if form.is_valid():
            try:
                done = action(story, request.user, **form.cleaned_data)
                if isinstance(action, type):
                    done.execute()
            except Refused as refused:
                form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            else:
                messages.success(request, f"Done: {verb.lower()} · {story}")
                return redirect("wagtailsnippets_newsroom_story:edit", story.pk)
    context = {"story": story, "form": form, "verb": verb, "effect": effect, "red": red, "name": name}
    return render(request, "desk/story_action.html", context, status=status)
