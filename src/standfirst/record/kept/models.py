"""What is kept of the record: who is named, what each version of a story says, and what editors settled of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from standfirst.newsroom.models import Story
from standfirst.record.actors.lists import Actor as Listed


def _by(**options: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", **options
    )


class Actor(models.Model):
    """Somebody who speaks or acts in more than one story. `slug` is the name in every address of theirs.

    `listed` where the newsroom put them on its own list: then the stories are read with all their names. States
    come from the table that ships with the program, and are rows here from the day on which a story names them.
    """

    class Kind(models.TextChoices):
        PERSON = "person"
        STATE = "state"
        ORGANISATION = "organisation"
        GROUP = "group"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1, of a state or of whose person it is.")
    role = models.CharField(max_length=120, blank=True, help_text="As “mayor of Marchbank”.")
    names = models.JSONField("other names", default=list, blank=True, help_text="A list of names and short forms.")
    demonyms = models.JSONField(default=list, blank=True)
    metonyms = models.JSONField(
        "seats", default=list, blank=True, help_text="Places that stand for it where they act."
    )
    listed = models.BooleanField(default=False, db_index=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="actor_once")]

    def __str__(self) -> str:
        return self.name

    def as_listed(self) -> Listed:
        """As the extractors take it."""
        return Listed(
            self.kind,
            self.name,
            self.country or None,
            tuple(self.names),
            tuple(self.demonyms),
            tuple(self.metonyms),
            self.role or None,
        )


class Reading(models.Model):
    """The record of one version of a story. `version` hashes its text and date; `rules` what read it.

    `shape` is the record as `standfirst record --json` prints it, but for the text; `refused` the sentence where
    it could not be read.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="readings")
    version = models.CharField(max_length=32)
    rules = models.CharField(max_length=32)
    current = models.BooleanField(default=True)
    text = models.TextField()
    published = models.DateField(null=True)
    shape = models.JSONField(default=dict)
    refused = models.CharField(max_length=300, blank=True)
    made = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "version"], name="version_read_once"),
            models.UniqueConstraint(fields=["story"], condition=Q(current=True), name="one_current_reading"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id} as {self.version[:8]}"


class Mention(models.Model):
    """Where the current version of a story names an actor: `spans` as the shape has them."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="mentions")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="mentions")
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="mentions")
    role = models.CharField(max_length=120, blank=True)
    spans = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reading", "actor"], name="named_once")]

    def __str__(self) -> str:
        return f"{self.actor_id} in {self.story_id}"


class Verdict(models.Model):
    """What an editor settled of a line. It belongs to the evidence: `key` hashes kind, content and sentence, so it
    holds for whatever version of the story still says so, whichever rules read it.

    `settled` is the line as it was accepted or put right; the machine's later opinion of the same words changes
    nothing of it. `same_as` is the line that tells the same, where two were merged.
    """

    class Decision(models.TextChoices):
        ACCEPT = "accept"
        CORRECT = "correct"
        MERGE = "merge"
        REJECT = "reject"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="verdicts")
    key = models.CharField(max_length=32)
    kind = models.CharField(max_length=10)
    decision = models.CharField(max_length=8, choices=Decision.choices)
    sentence = models.TextField()
    settled = models.JSONField(default=dict)
    same_as = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged")
    by = _by()
    made = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "key"], name="one_verdict_each")]

    def __str__(self) -> str:
        return f"{self.decision} {self.kind} of {self.story_id}"

    @property
    def shown(self) -> bool:
        """Whether readers may see the line."""
        return self.decision != self.Decision.REJECT


class Outcome(models.Model):
    """How something that hung on a condition, or was threatened, promised, asked or planned, came out: only an
    editor says so, with the story that shows it."""

    class State(models.TextChoices):
        CAME_ABOUT = "came-about", "Came about"
        LAPSED = "lapsed", "Lapsed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    verdict = models.OneToOneField(Verdict, on_delete=models.CASCADE, related_name="outcome")
    state = models.CharField(max_length=12, choices=State.choices)
    shown_by = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="closes")
    by = _by()
    made = models.DateTimeField()

    def __str__(self) -> str:
        return self.state


class Line(models.Model):
    """A Statement, an Event or a Relation that the current version of a story holds, as it stands after review.

    `ref` is its id in the reading's shape. `said_in` is the key of the statement in which it stands, or through
    which a statement reached us; `hangs_on` that of the event which is its condition. `actor` is who speaks, acts,
    or what a relation runs from; `target` to whom it is said or done, or what the relation runs to. `code` is
    the event's code, the relation's kind or the statement's kind; `change` only a relation's. `first` and `last` are
    the days on which it was, both included. `stands` is false while the live text no longer holds the sentence.
    """

    class Kind(models.TextChoices):
        STATEMENT = "statement"
        EVENT = "event"
        RELATION = "relation"

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="lines")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="lines")
    verdict = models.ForeignKey(Verdict, on_delete=models.SET_NULL, null=True, related_name="lines")
    key = models.CharField(max_length=32)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    ref = models.CharField(max_length=12, blank=True)
    said_in = models.CharField(max_length=32, blank=True)
    hangs_on = models.CharField(max_length=32, blank=True)
    part = models.CharField(max_length=12)
    number = models.PositiveIntegerField(help_text="Of the sentence.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence = models.TextField()
    words = models.TextField(help_text="What was said; the words that name the deed or the relation.")
    actor = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="as_actor")
    actor_words = models.CharField(max_length=300, blank=True)
    target = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="as_target")
    target_words = models.CharField(max_length=300, blank=True)
    code = models.CharField(max_length=16)
    quad = models.CharField(max_length=24, blank=True)
    modality = models.JSONField(default=list)
    change = models.CharField(max_length=16, blank=True)
    background = models.BooleanField(default=False)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    told = models.CharField(max_length=300, blank=True, help_text="The line in an editor's words, for readers.")
    rule = models.CharField(max_length=40)
    confidence = models.FloatField()
    stands = models.BooleanField(default=True)

    class Meta:
        ordering = ["story", "start", "pk"]
        constraints = [models.UniqueConstraint(fields=["reading", "key"], name="line_once")]
        indexes = [
            models.Index(fields=["actor", "target", "kind"], name="line_pair"),
            models.Index(fields=["target", "actor", "kind"], name="line_pair_back"),
            models.Index(fields=["confidence", "id"], name="line_to_review", condition=Q(verdict__isnull=True)),
            models.Index(fields=["-first", "-id"], name="line_reviewed", condition=Q(verdict__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} of {self.story_id}"
