from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "standfirst.newsroom"
    label = "newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        from standfirst.newsroom import protection

        protection.install()
