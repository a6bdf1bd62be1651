"""The fields of a story, in the order of its page."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.widgets import AdminAutoHeightTextInput

from standfirst.desk.languages import LanguageSelect
from standfirst.newsroom.actions.publish import lacking


class StoryForm(WagtailAdminModelForm):
    """A headline is one line, however it was typed."""

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())


class TopicBoxes(forms.CheckboxSelectMultiple):
    """Every topic as a chip that is pressed."""

    template_name = "desk/story/topics.html"


class BlockingPanel(FieldPanel):
    """A field without which nothing is published: it says so itself, as the server draws it, and as it is saved."""

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "desk/story/blocking_field.html"

        @cached_property
        def lacks(self) -> str:
            """Why this field stands before publishing, as a sentence; empty where it does not."""
            if not self.instance.pk:
                return ""
            return next(
                (refused.message for refused in lacking(self.instance) if refused.field == self.field_name), ""
            )

        def classes(self) -> list[str]:
            given: list[str] = super().classes()
            return [*given, "desk-field-blocked"] if self.lacks else given

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "lacks": self.lacks}


def fields() -> Any:
    """The edit handler of the story's two screens. Wagtail binds it to the model."""
    return ObjectList(
        [
            FieldRowPanel(
                [FieldPanel("section", widget=forms.Select), FieldPanel("kicker")], classname="desk-fields__pair"
            ),
            BlockingPanel(
                "headline",
                widget=AdminAutoHeightTextInput(
                    attrs={"data-desk-headline": True, "aria-describedby": "field-headline"}
                ),
            ),
            FieldPanel("standfirst"),
            InlinePanel("bylines", heading="By", label="name"),
            InlinePanel(
                "pictures",
                [
                    FieldPanel("picture"),
                    FieldPanel("caption", widget=AdminAutoHeightTextInput()),
                    FieldPanel("credit"),
                ],
                heading="Pictures",
                label="picture",
            ),
            FieldPanel("dateline"),
            BlockingPanel("body"),
            FieldRowPanel(
                [FieldPanel("agency"), FieldPanel("language", widget=LanguageSelect)],
                classname="desk-fields__pair",
            ),
            FieldPanel("topics", widget=TopicBoxes),
        ],
        base_form_class=StoryForm,
    )
