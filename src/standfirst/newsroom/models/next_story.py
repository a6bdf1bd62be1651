"""The next story: a stored choice with its reason, never computed while a page is baked."""

from django.db import models

from standfirst.newsroom.models.story import Story


class NextStory(models.Model):
    """Where this story leads on to. `target` is null where nothing fits."""

    class Why(models.TextChoices):
        EDITOR = "editor", "Chosen by an editor"
        NEWER_PART = "newer-part", "The next part of this story"
        EARLIER_PART = "earlier-part", "Earlier in this story"
        TOPIC = "topic", "The same topic"
        SECTION_LEAD = "section-lead", "The lead of its section then"

    story = models.OneToOneField(Story, on_delete=models.CASCADE, primary_key=True, related_name="next_choice")
    target = models.ForeignKey(Story, on_delete=models.CASCADE, null=True, related_name="led_to_from")
    why = models.CharField(max_length=14, choices=Why.choices, blank=True)
    made = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.story_id} to {self.target_id}: {self.why}"
