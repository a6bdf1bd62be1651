from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "standfirst.record.kept"
    label = "record"
    verbose_name = "Record"

    def ready(self) -> None:
        from django.db.models.signals import post_save, pre_delete

        from standfirst.record.kept.actors import tell_its_stories
        from standfirst.record.kept.models import Actor

        post_save.connect(tell_its_stories, sender=Actor, dispatch_uid="saved-actor", weak=False)
        pre_delete.connect(tell_its_stories, sender=Actor, dispatch_uid="deleted-actor", weak=False)
