"""What Paynet needs to be connected. Facts and defaults: the protocol page the adapter names."""

from typing import Literal

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class PaynetSettings(BaseSettings):
    """`PAYNET_*`; without login, password and service Paynet is not connected."""

    model_config = SettingsConfigDict(env_prefix="PAYNET_", extra="ignore", hide_input_in_errors=True)

    # We choose both and tell them to Paynet; it may change the password (ChangePassword).
    login: str = ""
    password: SecretStr = SecretStr("")
    service_id: int = 0
    # Comes with the contract; used in the payer's link alone.
    merchant_id: str = ""
    pay_url: str = "https://app.paynet.uz/"
    # Addresses and networks, separated by commas; empty: any.
    allowed_ips: str = "213.230.106.112/28,213.230.65.80/28"
    # A call from elsewhere: error 601, or HTTP 403.
    foreign_address: Literal["error", "http"] = "error"
    # Where the sources disagree.
    shown_amounts: Literal["som", "tiyin"] = "som"
    unknown_check: Literal["result", "error"] = "result"
    repeated_cancel: Literal["result", "error"] = "result"
    unknown_cancel: Literal["error", "result"] = "error"
    can_change_password: bool = True

    @property
    def is_complete(self) -> bool:
        """Tell whether calls can be authenticated."""
        return bool(self.login and self.password.get_secret_value() and self.service_id)
