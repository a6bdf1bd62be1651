from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "standfirst.press"
    label = "press"
    verbose_name = "Press"
