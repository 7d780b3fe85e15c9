from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import codes, signals  # need the models

        codes.connect()
        signals.connect()
