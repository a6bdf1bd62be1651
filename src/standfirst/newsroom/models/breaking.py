"""Breaking news: the one strip across the front, for as long as an editor said."""

from django.conf import settings
from django.db import models

from standfirst.newsroom.models.story import Story


class Breaking(models.Model):
    """The story on the strip. At most one row; the clock takes it away at `until`.

    `announced` is when this story began to break: whatever tells readers of it does so once for each such moment.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(db_index=True)
    announced = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"breaking until {self.until:%Y-%m-%d %H:%M}: {self.story_id}"
