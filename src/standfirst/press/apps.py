from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "standfirst.press"
    label = "press"
    verbose_name = "Press"

    def ready(self) -> None:
        from standfirst.newsroom import ports
        from standfirst.press import tombstones
        from standfirst.press.places import shown_on
        from standfirst.press.preview import preview

        ports.fill(take_down=tombstones.lay, preview=preview, shown_on=shown_on)
