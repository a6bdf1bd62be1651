from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "standfirst.record.kept"
    label = "record"
    verbose_name = "Record"
