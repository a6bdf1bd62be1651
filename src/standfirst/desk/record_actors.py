"""The newsroom's own list of those who speak and act: councils, companies, clubs, unions, people, states."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from standfirst.record.kept.actors import free_slug
from standfirst.record.kept.models import Actor

LISTS = ("names", "demonyms", "metonyms")


class Lines(forms.CharField):
    """A list, one entry in each line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else "\n".join(value or [])

    def to_python(self, value: Any) -> list[str]:
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))


class ActorForm(WagtailAdminModelForm):
    names = Lines(required=False, label="Other names", help_text="One in each line.")
    demonyms = Lines(required=False, help_text="As “Korvanian”, one in each line.")
    metonyms = Lines(
        required=False, label="Seats", help_text="Places that stand for it where they act, as “Downing Street”."
    )

    def save(self, commit: bool = True) -> Any:
        """Whoever is written here is on the list; the address is made of the name, once."""
        self.instance.listed = True
        if not self.instance.slug:
            self.instance.slug = free_slug(self.instance.name)
        return super().save(commit)


class ActorViewSet(SnippetViewSet):
    model = Actor
    icon = "openquote"
    menu_label = "People and states"
    menu_name = "record-actors"
    list_display = ["name", "kind", "role", "listed"]
    list_filter = ["kind", "listed"]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_settings_menu = True
    panels = [
        FieldPanel("kind"),
        FieldPanel("name", classname="title"),
        FieldPanel("role"),
        FieldPanel("country"),
        MultiFieldPanel(
            [FieldPanel("names"), FieldPanel("demonyms"), FieldPanel("metonyms")], "As the text names it"
        ),
    ]


Actor.base_form_class = ActorForm
