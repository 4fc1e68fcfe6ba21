"""Users, their sessions and devices, links of letters and second factors (secrets only as SHA-256)."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from wibestore.core.ids import uuid7
from wibestore.users import rules


class Language(models.TextChoices):
    UZ = "uz"
    RU = "ru"
    EN = "en"


class Plan(models.TextChoices):
    FREE = "free"
    PREMIUM = "premium"
    PRO = "pro"


class StaffRoles(models.TextChoices):
    """What somebody of the staff works at; empty: no staff."""

    MODERATOR = "moderator"
    FINANCE = "finance"
    ADMIN = "admin"


class UserManager(BaseUserManager["User"]):
    """Makes users for the framework's own commands (`createsuperuser`)."""

    def create_user(self, email: str, password: str | None = None, *, username: str, **columns: Any) -> "User":
        """Return a new stored user; staff without a role are admins."""
        role = columns.pop("staff_role", "") or (StaffRoles.ADMIN if columns.pop("is_staff", False) else "")
        user = self.model(
            email=rules.email_clean(email),
            username=username,
            username_skeleton=rules.username_skeleton(username),
            is_staff=role != "",
            staff_role=role,
            **columns,
        )
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **columns: Any) -> "User":
        """Return a new stored user with every right."""
        return self.create_user(
            email, password, **{**columns, "is_staff": True, "is_superuser": True, "is_email_verified": True}
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user of an e-mail, whatever its case."""
        return self.get(email=rules.email_clean(username or ""))


class User(AbstractBaseUser, PermissionsMixin):
    """A person: buyer, seller and staff are parts of the same one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Stored in small letters, so that one index finds and forbids every case of it.
    email = models.CharField(max_length=254)
    username = models.CharField(max_length=rules.USERNAME_MAX_LENGTH)
    username_skeleton = models.CharField(max_length=rules.USERNAME_MAX_LENGTH, editable=False)
    display_name = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=1000, blank=True)
    phone = models.CharField(max_length=13, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.UZ)
    time_zone = models.CharField(max_length=64, default="Asia/Tashkent")
    # When the user works, in their own zone; `work_to` before `work_from` is past midnight, nothing is always.
    work_from = models.TimeField(null=True, blank=True)
    work_to = models.TimeField(null=True, blank=True)
    away_until = models.DateTimeField(null=True, blank=True)
    plan = models.CharField(max_length=16, choices=Plan, default=Plan.FREE)
    # Facts for lists, written by the modules above through the services.
    rating_sum = models.PositiveIntegerField(default=0)
    rating_count = models.PositiveIntegerField(default=0)
    sales_count = models.PositiveIntegerField(default=0)
    active_listing_count = models.PositiveIntegerField(default=0)
    is_staff = models.BooleanField(default=False)
    staff_role = models.CharField(max_length=12, choices=StaffRoles, blank=True, default="", db_default="")
    staff_role_changed_at = models.DateTimeField(null=True, blank=True)
    is_email_verified = models.BooleanField(default=False)
    is_blocked = models.BooleanField(default=False)
    blocked_at = models.DateTimeField(null=True, blank=True)
    blocked_reason = models.CharField(max_length=500, blank=True)
    # Plain ids: a verdict is another module's, and whoever gave the badge may be gone.
    blocked_verdict_id = models.UUIDField(null=True, blank=True)
    verified_seller_at = models.DateTimeField(null=True, blank=True)
    verified_seller_by = models.UUIDField(null=True, blank=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    password_changed_at = models.DateTimeField(null=True, blank=True)
    email_changed_at = models.DateTimeField(null=True, blank=True)
    # The name Google gives the person; an e-mail of Google's is never an identity.
    google_sub = models.CharField(max_length=64, null=True, blank=True, unique=True)
    google_linked_at = models.DateTimeField(null=True, blank=True)
    totp_enabled_at = models.DateTimeField(null=True, blank=True)
    # The last 30-second step whose code was taken, so that no code is taken twice.
    totp_last_step = models.BigIntegerField(default=0, db_default=0)
    two_factor_changed_at = models.DateTimeField(null=True, blank=True)
    # Plain ids and names: uploads are another module's.
    avatar_id = models.UUIDField(null=True, blank=True)
    avatar = models.CharField(max_length=200, blank=True, default="", db_default="")
    is_closed = models.BooleanField(default=False, db_default=False)

    last_login = None  # `last_seen_at` says more.

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["username"]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email"], name="user_email_once"),
            models.UniqueConstraint(fields=["username_skeleton"], name="user_username_once"),
            models.CheckConstraint(condition=Q(email=Lower("email")) & ~Q(email=""), name="user_email_small_letters"),
            models.CheckConstraint(
                condition=~Q(username="") & ~Q(username_skeleton=""), name="user_username_not_empty"
            ),
            models.CheckConstraint(condition=Q(phone="") | Q(phone__regex=r"^\+998[0-9]{9}$"), name="user_phone_uzbek"),
            models.CheckConstraint(condition=Q(language__in=Language.values), name="user_language_known"),
            models.CheckConstraint(condition=Q(plan__in=Plan.values), name="user_plan_known"),
            models.CheckConstraint(
                condition=Q(work_from=None, work_to=None)
                | (Q(work_from__isnull=False, work_to__isnull=False) & ~Q(work_from=F("work_to"))),
                name="user_work_window_whole",
            ),
            models.CheckConstraint(condition=Q(is_blocked=Q(blocked_at__isnull=False)), name="user_blocked_since"),
            models.CheckConstraint(
                condition=Q(rating_sum__gte=F("rating_count")) & Q(rating_sum__lte=F("rating_count") * 5),
                name="user_rating_one_to_five",
            ),
            models.CheckConstraint(condition=~Q(google_sub=""), name="user_google_not_empty"),
            models.CheckConstraint(condition=Q(staff_role__in=["", *StaffRoles.values]), name="user_staff_role_known"),
            models.CheckConstraint(
                condition=Q(is_staff=True, staff_role__gt="") | Q(is_staff=False, staff_role=""),
                name="user_staff_has_role",
            ),
            models.CheckConstraint(
                condition=Q(is_superuser=False) | Q(staff_role=StaffRoles.ADMIN), name="user_superuser_is_admin"
            ),
        ]
        indexes: ClassVar = [
            # The nightly clean-up of those who never proved their e-mail.
            models.Index(fields=["created_at"], condition=Q(is_email_verified=False), name="user_unverified"),
            models.Index(fields=["staff_role"], condition=Q(is_staff=True), name="user_staff"),
            models.Index(fields=["blocked_at"], condition=Q(is_blocked=True), name="user_blocked"),
            models.Index(fields=["phone"], condition=~Q(phone=""), name="user_phone"),
            # A part of a name or of an address: what is stored in small letters is asked by LIKE, never by ILIKE.
            GinIndex(OpClass("username_skeleton", name="gin_trgm_ops"), name="user_name_part"),
            GinIndex(OpClass("email", name="gin_trgm_ops"), name="user_email_part"),
            # search/suggest/: sellers by a part of the name they show.
            GinIndex(OpClass(Lower("display_name"), name="gin_trgm_ops"), name="user_shown_name_part"),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Tell the framework whether the user may sign in."""
        return not self.is_blocked


class SellerRecord(models.Model):
    """
    What a seller's orders add up to, counted whole by `orders` and never added to (docs/adr/0033-figures.md).

    `delivery_minutes` is the median of deliveries by hand; `score` puts the best sellers first (`rules.seller_score`).
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="record", primary_key=True)
    completed = models.PositiveIntegerField()
    ended = models.PositiveIntegerField()
    delivered = models.PositiveIntegerField()
    delivered_instantly = models.PositiveIntegerField()
    delivery_minutes = models.PositiveIntegerField(null=True)
    disputed = models.PositiveIntegerField()
    disputes_lost = models.PositiveIntegerField()
    score = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(completed__lte=F("ended"))
                & Q(delivered_instantly__lte=F("delivered"))
                & Q(disputes_lost__lte=F("disputed")),
                name="seller_record_parts_within",
            ),
        ]
        indexes: ClassVar = [
            # sellers/top/
            models.Index(fields=["-score", "user"], condition=Q(score__gt=0), name="seller_record_best"),
        ]

    def __str__(self) -> str:
        return f"record of {self.user_id}"


class EndReason(models.TextChoices):
    SIGNED_OUT = "signed_out"
    BLOCKED = "blocked"
    TOKEN_REUSED = "token_reused"
    EXPIRED = "expired"
    ENDED_BY_USER = "ended_by_user"
    PASSWORD_CHANGED = "password_changed"
    EMAIL_CHANGED = "email_changed"
    TWO_FACTOR = "two_factor"
    TOO_MANY = "too_many"
    CLOSED = "closed"
    ENDED_BY_STAFF = "ended_by_staff"


class SignInWay(models.TextChoices):
    """How somebody proved who they are."""

    PASSWORD = "password"
    TOTP = "totp"
    RECOVERY = "recovery"
    GOOGLE = "google"


class SessionFamily(models.Model):
    """One signed-in browser: every refresh token that followed from one sign-in."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions")
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField()
    ip = models.CharField(max_length=45, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=16, choices=EndReason, blank=True)
    # When and how this session last proved who it is; a sign-in counts.
    stepped_up_at = models.DateTimeField(null=True, blank=True)
    step_up_way = models.CharField(max_length=16, choices=SignInWay, blank=True, default="", db_default="")
    device_id = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["last_used_at"], name="session_last_used")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, end_reason="")
                | Q(ended_at__isnull=False, end_reason__in=EndReason.values),
                name="session_end_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"session {self.id} of {self.user_id}"


class RefreshToken(models.Model):
    """A refresh token that was given out; used ones stay, so that a replay is seen."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    family = models.ForeignKey(SessionFamily, on_delete=models.CASCADE, related_name="tokens")
    token_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["token_hash"], name="refresh_token_once")]

    def __str__(self) -> str:
        return f"refresh token {self.id}"


class TokenPurpose(models.TextChoices):
    VERIFY = "verify"
    RESET = "reset"
    CHANGE_OLD = "change_old"
    CHANGE_NEW = "change_new"
    UNLOCK = "unlock"


class EmailToken(models.Model):
    """A single-use link in a letter; without a user it was asked for an address nobody has (same work, no letter)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="email_tokens", null=True)
    purpose = models.CharField(max_length=16, choices=TokenPurpose)
    address_hash = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token_hash"], name="email_token_once"),
            models.CheckConstraint(condition=Q(purpose__in=TokenPurpose.values), name="email_token_purpose_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="email_token_expires")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"


class EmailChange(models.Model):
    """A change of address on its way: it happens when both addresses have said yes."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="email_change", primary_key=True)
    new_email = models.CharField(max_length=254)
    old_confirmed_at = models.DateTimeField(null=True)
    new_confirmed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"change of e-mail of {self.user_id}"


class RecoveryCode(models.Model):
    """A second factor for one use, only as SHA-256 (a code has 50 random bits)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "code_hash"], name="recovery_code_once"),
        ]

    def __str__(self) -> str:
        return f"recovery code of {self.user_id}"


class KnownDevice(models.Model):
    """A browser somebody signed in with before, known again by a cookie (kept as SHA-256)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    token_hash = models.CharField(max_length=64)
    browser = models.CharField(max_length=60, blank=True)
    system = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "token_hash"], name="known_device_once")]

    def __str__(self) -> str:
        return f"device of {self.user_id}"


class StaffNote(models.Model):
    """What staff write of a user for each other; a deleted one stays, unshown."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    author_id = models.UUIDField()
    text = models.CharField(max_length=rules.NOTE_MAX_LENGTH)
    created_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="staff_note_not_empty")]
        indexes: ClassVar = [models.Index(fields=["user", "-created_at", "-id"], name="staff_note_newest")]

    def __str__(self) -> str:
        return f"note {self.id} on {self.user_id}"
