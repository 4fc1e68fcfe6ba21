"""The providers' settings where their emulators stand in for them: made-up secrets that open nothing else."""

from pydantic import SecretStr

from config.environment import Providers
from wibestore.payments.providers.click.settings import ClickSettings
from wibestore.payments.providers.multicard.settings import MulticardSettings
from wibestore.payments.providers.payme.settings import PaymeSettings
from wibestore.payments.providers.paynet.settings import PaynetSettings

# The id of the shop at the played Google (`emulators.google`).
GOOGLE_CLIENT_ID = "wibestore.apps.emulated"


def emulated_providers(public_url: str, self_url: str = "") -> Providers:
    """
    Return settings by which every provider is connected to its emulator under `<public_url>/emulators/`.

    :param public_url: the shop's origin for browsers, without a slash at its end
    :param self_url: its origin for its own processes, where that is another
    """
    base = f"{public_url}/emulators"
    asked = f"{self_url or public_url}/emulators"
    return Providers(
        payme=PaymeSettings(
            merchant_id="5f0e1d2c3b4a596877665544",
            key=SecretStr("emulated-payme-key-:@&%?-0123456789a"),
            checkout_url=f"{base}/payme",
            receipts_url=f"{asked}/payme/api",
        ),
        click=ClickSettings(
            service_id=85_335,
            merchant_id=46_221,
            merchant_user_id=123,
            secret_key=SecretStr("emulated-click-secret"),
            pay_url=f"{base}/click/services/pay/",
            api_url=f"{asked}/click/v2/merchant",
        ),
        paynet=PaynetSettings(
            login="paynet",
            password=SecretStr("emulated-paynet-password"),
            service_id=1,
            merchant_id="emulated",
            pay_url=f"{base}/paynet/",
            allowed_ips="",
        ),
        multicard=MulticardSettings(
            application_id="emulated",
            secret=SecretStr("emulated-multicard-secret"),
            store_id="6",
            api_url=f"{asked}/multicard",
            fiscal_mxik="10304008001000000",
            fiscal_package_code="1501319",
            payout_otp=SecretStr("112233"),
        ),
    )
