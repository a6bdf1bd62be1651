"""The front, chosen by hand: the lead and the two seconds, each until when."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from standfirst.newsroom.actions import SetFront
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import FrontSlot, Story


class FrontForm(forms.Form):
    """For each place a live story, or none to let it run itself, and a moment or none."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        slots = {slot.place: slot for slot in FrontSlot.objects.all()}
        for place, label in FrontSlot.Place.choices:
            slot = slots.get(place)
            self.fields[place] = forms.ModelChoiceField(
                Story.objects.filter(live=True),
                required=False,
                label=label,
                empty_label="Runs itself",
                initial=slot.story_id if slot else None,
            )
            self.fields[f"{place}-until"] = forms.DateTimeField(
                required=False, label=f"{label} until", initial=slot.until if slot else None
            )


def front(request: HttpRequest) -> HttpResponse:
    """Show the choice and take a new one; what is refused is a sentence in the page, status 422."""
    form = FrontForm(request.POST or None)
    status = 200
    if request.method == "POST":
        form, status = FrontForm(request.POST), 422
        if form.is_valid():
            places = {place: form.cleaned_data[place] for place in FrontSlot.Place.values}
            until = {place: form.cleaned_data[f"{place}-until"] for place in FrontSlot.Place.values}
            try:
                SetFront(request.user, places=places, until=until).execute()
            except Refused as refused:
                form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            else:
                messages.success(request, "The front is set.")
                return redirect("desk_front")
    return render(request, "desk/front.html", {"form": form}, status=status)
