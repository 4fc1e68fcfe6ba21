"""Typed environment values: a wrong or missing one stops the start with its name (style guide §9)."""

import math
import os
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from pydantic import BaseModel, Field, PostgresDsn, RedisDsn, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.csp import origin_of
from wibestore.payments.providers.click.settings import ClickSettings
from wibestore.payments.providers.multicard.settings import MulticardSettings
from wibestore.payments.providers.payme.settings import PaymeSettings
from wibestore.payments.providers.paynet.settings import PaynetSettings

_MIN_SECRET_LENGTH = 32
_TAKEN_PATHS = frozenset({"api", "ws", "media", "health", "metrics", "emulators", "admin", "assets", "static"})
_PATH_LEAST = 16
_PATH_LETTERS_LEAST = 8


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
    email_token_key: SecretStr = Field(min_length=_MIN_SECRET_LENGTH)
    vault_keys: SecretStr = Field(min_length=_MIN_SECRET_LENGTH)
    vault_pepper: SecretStr = Field(min_length=_MIN_SECRET_LENGTH)
    sandbox_webhook_secret: SecretStr = Field(min_length=_MIN_SECRET_LENGTH)
    metrics_token: SecretStr = SecretStr("")
    # Where a worker serves what it counts, inside; 0: nowhere. Needs PROMETHEUS_MULTIPROC_DIR.
    worker_metrics_port: int = Field(0, ge=0, le=65_535)
    # Where the processes of one container keep what they count together; empty: each tells of itself alone.
    prometheus_multiproc_dir: str = ""

    # PgBouncer lies between: a session's own settings would be lost there, so the role has them (docs/operations.md).
    database_pooled: bool = False

    public_url: str = "http://localhost:8000"
    # Where the shop's own processes reach it when PUBLIC_URL leads nowhere for them, as in a container.
    self_url: str = ""
    allowed_hosts: str = ""
    # Read by development alone: names by which the shop is called beside localhost.
    extra_hosts: str = ""
    trusted_proxies: int = 0
    database_pool_size: int = Field(8, ge=1, le=100)
    rate_limit_api: str = ""
    rate_limit_api_ip: str = ""
    rate_limit_auth: str = ""
    rate_limit_register_day: str = ""
    rate_limit_reset_day: str = ""
    rate_limit_socket: str = ""
    # Read by the load tests alone, which play a thousand people from one address; production refuses to start with it.
    limits_lifted: bool = False
    lock_after: int = Field(20, ge=3)
    lock_ip_after: int = Field(60, ge=3)
    # So many days after its end an order's login data is wiped; less than a month would leave no time to ask for it.
    credentials_kept_days: int = Field(90, ge=30, le=3650)

    # Where log lines go beside the standard output; where errors are told of.
    log_file: str = ""
    sentry_dsn: str = ""
    # Of how many requests Sentry is told where their time went, statement by statement: 0 of none, 1 of all.
    sentry_traces_sample_rate: float = Field(0.0, ge=0, le=1)
    # Which version this is: a git hash or a digest, told to Sentry and to the metrics.
    release: str = ""

    # The server that takes letters; 587 speaks STARTTLS, 465 TLS.
    email_host: str = ""
    email_port: int = 587
    email_user: str = ""
    email_password: SecretStr = SecretStr("")
    email_from: str = ""
    # Read by development alone: letters go into the mailbox at /emulators/mail/, unless there is a server for them.
    mailbox: bool = False

    # Signing in with Google: off without an id.
    google_client_id: str = ""
    google_keys_url: str = "https://www.googleapis.com/oauth2/v3/certs"
    # Django's own admin for emergencies, under this path; off without one.
    django_admin_path: str = Field("", pattern=r"^[A-Za-z0-9_-]*$")
    # Lines "network,place"; without a file no place is told.
    ip_places_file: str = ""

    # Who stands behind the shop, shown at /company.
    company_name: str = Field("", max_length=200)
    company_inn: str = Field("", pattern=r"^\d{0,14}$")
    company_address: str = Field("", max_length=300)
    company_email: str = Field("", max_length=254)
    company_phone: str = Field("", max_length=40)
    company_telegram: str = Field("", max_length=64)

    media_root: str = ""
    originals_root: str = ""
    media_cdn_url: str = ""
    # The interface's own, read here for the pages' policy: where its hashed files lie, where it tells of its errors.
    vite_cdn_url: str = ""
    vite_sentry_dsn: str = ""
    trusted_types_report_only: bool = False
    upload_watermark: str = Field("", max_length=40)
    static_root: str = ""
    frontend_dist: str = ""
    # Where the page is fetched when the interface's files lie in another container.
    frontend_shell_url: str = ""
    demo: bool = False
    sandbox_payments: bool = False
    # Read by production alone, which refuses to start with it.
    emulators: bool = False

    @model_validator(mode="after")
    def _urls_are_origins(self) -> "Environment":
        for name, url in (("PUBLIC_URL", self.public_url), ("SELF_URL", self.self_url or self.public_url)):
            if not url.startswith(("http://", "https://")) or url.endswith("/"):
                raise ValueError(f"{name} must be an origin such as https://wibestore.uz, without a slash at its end")
        return self

    @model_validator(mode="after")
    def _worker_has_a_folder(self) -> "Environment":
        if self.worker_metrics_port and not self.prometheus_multiproc_dir:
            raise ValueError("WORKER_METRICS_PORT needs PROMETHEUS_MULTIPROC_DIR: tasks run in other processes")
        return self

    @model_validator(mode="after")
    def _django_admin_path_is_free(self) -> "Environment":
        if self.django_admin_path in _TAKEN_PATHS:
            raise ValueError("DJANGO_ADMIN_PATH must be a path of its own")
        return self

    @model_validator(mode="after")
    def _cdn_urls_are_addresses(self) -> "Environment":
        for name, address in (("MEDIA_CDN_URL", self.media_cdn_url), ("VITE_CDN_URL", self.vite_cdn_url)):
            if address and (not address.startswith(("http://", "https://")) or address.endswith("/")):
                raise ValueError(f"{name} must be an address such as https://media.wibestore.uz, without a last slash")
            # Either would end a directive of the pages' policy and begin another.
            if set(address) & set(" ;,'"):
                raise ValueError(f"{name} must be one address")
        return self

    @model_validator(mode="after")
    def _dsn_is_one(self) -> "Environment":
        if self.vite_sentry_dsn:
            try:
                origin_of(self.vite_sentry_dsn)
            except ValueError as error:
                raise ValueError(f"VITE_SENTRY_DSN is {error}") from None
        return self


# What examples and hurried people write where a secret belongs.
_PLACEHOLDER = re.compile(
    r"change[-_ ]?me|placeholder|example|insecure|replace[-_ ]|your[-_ ]|dummy|sample|password|qwerty|12345678"
    r"|dev[-_ ]only",
    re.I,
)
# Sixteen random bytes in hex come to 88 or more in 300,000 tries: no secret made as we ask is refused by chance.
_MIN_ENTROPY_BITS = 80


def weak_secrets(env: Environment) -> list[str]:
    """
    Return what production must not start with, a sentence each: secrets of an example, too easy, or used twice.

    Names variables and never shows a value.
    """
    secrets = {
        name.upper(): value.get_secret_value()
        for name, value in env
        if isinstance(value, SecretStr) and name not in {"email_password", "vault_keys"} and value.get_secret_value()
    }
    for part in env.vault_keys.get_secret_value().split(","):
        key_id, _, key = part.strip().partition(":")
        secrets[f"VAULT_KEYS ({key_id})"] = key
    said = [f"{name}: {why}" for name, value in secrets.items() if (why := _weakness(value))]
    names_of: dict[str, list[str]] = {}
    for name, value in secrets.items():
        names_of.setdefault(value, []).append(name)
    said += [f"{' and '.join(names)}: the same secret twice" for names in names_of.values() if len(names) > 1]
    for name in ("database_url", "migrate_database_url", "redis_url", "cache_url", "channels_url", "broker_url"):
        parts = urlsplit(str(getattr(env, name) or ""))
        if parts.password and (_PLACEHOLDER.search(parts.password) or parts.password == parts.username):
            said.append(f"{name.upper()}: its password is an example's")
    return said


def is_path_guessed(path: str) -> bool:
    """Tell whether a path that nobody should find is short, an example's or too even."""
    is_plain = len(path) < _PATH_LEAST or len(set(path)) < _PATH_LETTERS_LEAST
    return is_plain or bool(_PLACEHOLDER.search(path)) or path in (path + path)[1:-1]


def _weakness(secret: str) -> str:
    if _PLACEHOLDER.search(secret):
        return "an example's, not a secret"
    if secret in (secret + secret)[1:-1]:
        return "one piece repeated"
    length = len(secret)
    bits = -sum(count * math.log2(count / length) for count in Counter(secret).values())
    return "too easy to guess: make one by `openssl rand -hex 32`" if bits < _MIN_ENTROPY_BITS else ""


class StorageSettings(BaseSettings):
    """
    The S3-compatible storage of pictures, by the variables S3_…; without any of them files are kept on this machine.

    Half of them is a mistake: a shop that lost one would keep pictures where nobody looks for them.
    """

    model_config = SettingsConfigDict(extra="ignore", case_sensitive=False, hide_input_in_errors=True, env_prefix="s3_")

    endpoint: str = ""
    region: str = "us-east-1"
    bucket: str = ""
    # Of its own, and shut: nobody outside the shop may ever read a name in it.
    originals_bucket: str = ""
    access_key: SecretStr = SecretStr("")
    secret_key: SecretStr = SecretStr("")

    @property
    def is_set(self) -> bool:
        """Whether pictures are kept there."""
        return bool(self.bucket)

    @model_validator(mode="after")
    def _is_whole(self) -> "StorageSettings":
        values = {
            "S3_ENDPOINT": self.endpoint,
            "S3_BUCKET": self.bucket,
            "S3_ORIGINALS_BUCKET": self.originals_bucket,
            "S3_ACCESS_KEY": self.access_key.get_secret_value(),
            "S3_SECRET_KEY": self.secret_key.get_secret_value(),
        }
        missing = [name for name, value in values.items() if not value]
        if missing and len(missing) < len(values):
            raise ValueError(f"the storage is set by halves; missing: {', '.join(missing)}")
        if self.endpoint and not self.endpoint.startswith(("http://", "https://")):
            raise ValueError("S3_ENDPOINT must be an address such as https://s3.example.uz")
        if self.bucket and self.bucket == self.originals_bucket:
            raise ValueError("S3_ORIGINALS_BUCKET must be another than S3_BUCKET: what is in it is private")
        return self


class Providers(BaseModel):
    """The settings of the payment providers, each under a prefix of its own; one left out is not connected."""

    payme: PaymeSettings = Field(default_factory=lambda: PaymeSettings(_secrets_dir=secrets_dir()))
    click: ClickSettings = Field(default_factory=lambda: ClickSettings(_secrets_dir=secrets_dir()))
    paynet: PaynetSettings = Field(default_factory=lambda: PaynetSettings(_secrets_dir=secrets_dir()))
    multicard: MulticardSettings = Field(default_factory=lambda: MulticardSettings(_secrets_dir=secrets_dir()))


def secrets_dir() -> list[str] | None:
    """
    Return the folders of secrets by SECRETS_DIR, separated by colons: a file for each variable, in small letters.

    A variable of the same name goes before its file, a later folder before an earlier one.
    """
    return os.environ.get("SECRETS_DIR", "").split(":") if os.environ.get("SECRETS_DIR") else None


@cache
def environment() -> Environment:
    """
    Return the environment, read and checked once.

    :raises ImproperlyConfigured: something is missing or wrong; names each variable, never shows a value
    """
    return _read(lambda: Environment(_secrets_dir=secrets_dir()))


@cache
def providers() -> Providers:
    """
    Return the payment providers' settings, read and checked once.

    :raises ImproperlyConfigured: as `environment`
    """
    return _read(Providers)


@cache
def storage_settings() -> StorageSettings:
    """
    Return the settings of the pictures' storage, read and checked once.

    :raises ImproperlyConfigured: as `environment`
    """
    return _read(lambda: StorageSettings(_secrets_dir=secrets_dir()))


def _read[M: BaseModel](make: Callable[[], M]) -> M:
    try:
        return make()
    except ValidationError as error:
        wrong = [f"{'.'.join(map(str, one['loc'])).upper()}: {one['msg']}" for one in error.errors(include_input=False)]
        raise ImproperlyConfigured("The environment is not complete.\n" + "\n".join(wrong)) from None
