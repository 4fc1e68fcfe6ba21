"""What Multicard, the acquirer of Uzcard and Humo, needs to be connected. Facts: the page the adapter names."""

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class MulticardSettings(BaseSettings):
    """`MULTICARD_*`; one contract serves both `uzcard` and `humo`."""

    model_config = SettingsConfigDict(env_prefix="MULTICARD_", extra="ignore", hide_input_in_errors=True)

    application_id: str = ""
    secret: SecretStr = SecretStr("")
    # A number or a uuid.
    store_id: str = ""
    api_url: str = "https://mesh.multicard.uz"
    # Addresses and networks of its callbacks, separated by commas; empty: any. The page names 195.158.26.90.
    allowed_ips: str = ""
    # The item of the fiscal receipt, obligatory in an invoice.
    fiscal_name: str = "WibeStore"
    fiscal_mxik: str = ""
    fiscal_package_code: str = ""
    # Whether a payout is confirmed by a code is not explained; the sandbox takes this one.
    payout_otp: SecretStr = SecretStr("")

    @property
    def store(self) -> int | str:
        """Return our cash-box as Multicard wants it."""
        return int(self.store_id) if self.store_id.isdecimal() else self.store_id

    @property
    def is_complete(self) -> bool:
        """Tell whether calls can be made and authenticated."""
        return bool(self.application_id and self.secret.get_secret_value() and self.store_id)
