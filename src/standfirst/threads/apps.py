from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "standfirst.threads"
    label = "threads"
    verbose_name = "Threads"
