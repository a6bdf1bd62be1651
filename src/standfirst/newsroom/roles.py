"""Who may do what: two roles, as Django groups, which `standfirst init` makes and an administrator may change."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

REPORTER, EDITOR = "Reporter", "Editor"
WRITES: dict[str, tuple[str, ...]] = {
    "story": ("add", "change", "view"),
    "picture": ("add", "change", "view"),
    "storyline": ("add", "change", "view"),
}
RULES: dict[str, tuple[str, ...]] = {
    "story": ("delete", "publish", "lock", "unlock"),
    "picture": ("delete",),
    "section": ("add", "change", "view"),
    "topic": ("add", "change", "delete", "view"),
    "storyline": ("delete",),
}


def make_roles() -> None:
    """A reporter files and changes stories and sends them for review; an editor also publishes and takes down."""
    reporter, _ = Group.objects.get_or_create(name=REPORTER)
    editor, _ = Group.objects.get_or_create(name=EDITOR)
    enter = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    reporter.permissions.set(Permission.objects.filter(enter | _named(WRITES)))
    editor.permissions.set(Permission.objects.filter(enter | _named(WRITES) | _named(RULES)))


def _named(models: dict[str, tuple[str, ...]]) -> Q:
    codenames = [f"{verb}_{model}" for model, verbs in models.items() for verb in verbs]
    return Q(content_type__app_label="newsroom", codename__in=codenames)
