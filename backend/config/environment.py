"""Typed environment values: a wrong or missing one stops the start with its name (style guide §9)."""

from functools import cache

from django.core.exceptions import ImproperlyConfigured
from pydantic import BaseModel, Field, PostgresDsn, RedisDsn, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from wibestore.payments.providers.click.settings import ClickSettings
from wibestore.payments.providers.multicard.settings import MulticardSettings
from wibestore.payments.providers.payme.settings import PaymeSettings
from wibestore.payments.providers.paynet.settings import PaynetSettings

_MIN_SECRET_LENGTH = 32


class Environment(BaseSettings):
    """Everything the shop reads from its environment. `.env.example` lists the same names."""

    model_config = SettingsConfigDict(extra="ignore", case_sensitive=False, hide_input_in_errors=True)

    database_url: PostgresDsn
    migrate_database_url: PostgresDsn | None = None
    redis_url: RedisDsn
    cache_url: RedisDsn | None = None
    channels_url: RedisDsn | None = None
    broker_url: RedisDsn | None = None

    secret_key: SecretStr = Field(min_length=_MIN_SECRET_LENGTH)
    jwt_key: SecretStr = Field(min_length=_MIN_SECRET_LENGTH)
    refresh_key: SecretStr = Field(min_length=_MIN_SECRET_LENGTH)
    vault_keys: SecretStr = Field(min_length=_MIN_SECRET_LENGTH)
    vault_pepper: SecretStr = Field(min_length=_MIN_SECRET_LENGTH)
    sandbox_webhook_secret: SecretStr = Field(min_length=_MIN_SECRET_LENGTH)
    metrics_token: SecretStr = SecretStr("")

    public_url: str = "http://localhost:8000"
    allowed_hosts: str = ""
    trusted_proxies: int = 0
    database_pool_size: int = Field(8, ge=1, le=100)
    rate_limit_api: str = ""
    rate_limit_auth: str = ""
    rate_limit_socket: str = ""

    # The server that takes letters; 587 speaks STARTTLS, 465 TLS.
    email_host: str = ""
    email_port: int = 587
    email_user: str = ""
    email_password: SecretStr = SecretStr("")
    email_from: str = ""

    media_root: str = ""
    static_root: str = ""
    frontend_dist: str = ""
    demo: bool = False
    sandbox_payments: bool = False
    # Read by production alone, which refuses to start with it.
    emulators: bool = False

    @model_validator(mode="after")
    def _public_url_is_an_origin(self) -> "Environment":
        if not self.public_url.startswith(("http://", "https://")) or self.public_url.endswith("/"):
            raise ValueError("PUBLIC_URL must be an origin such as https://wibestore.uz, without a slash at its end")
        return self


class Providers(BaseModel):
    """The settings of the payment providers, each under a prefix of its own; one left out is not connected."""

    payme: PaymeSettings = Field(default_factory=PaymeSettings)
    click: ClickSettings = Field(default_factory=ClickSettings)
    paynet: PaynetSettings = Field(default_factory=PaynetSettings)
    multicard: MulticardSettings = Field(default_factory=MulticardSettings)


@cache
def environment() -> Environment:
    """
    Return the environment, read and checked once.

    :raises ImproperlyConfigured: something is missing or wrong; names each variable, never shows a value
    """
    return _read(Environment)


@cache
def providers() -> Providers:
    """
    Return the payment providers' settings, read and checked once.

    :raises ImproperlyConfigured: as `environment`
    """
    return _read(Providers)


def _read[M: BaseModel](model: type[M]) -> M:
    try:
        return model()
    except ValidationError as error:
        wrong = [f"{'.'.join(map(str, one['loc'])).upper()}: {one['msg']}" for one in error.errors(include_input=False)]
        raise ImproperlyConfigured("The environment is not complete.\n" + "\n".join(wrong)) from None
