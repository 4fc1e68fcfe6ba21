"""Settings of support: who stands behind the shop, how soon people get an answer, how much anybody may ask."""

from config.environment import environment

_env = environment()
# As the page /company says; what is empty is left out there.
COMPANY = {
    "name": _env.company_name,
    "inn": _env.company_inn,
    "address": _env.company_address,
    "email": _env.company_email,
    "phone": _env.company_phone,
    "telegram": _env.company_telegram,
}
# How old an unanswered request may become before it shows as late (hours).
SUPPORT_SLA_HOURS: float = 24
# Requests of one user, further words in them, and what people without an account ask from one address.
RATE_LIMIT_SUPPORT = "10/day"
RATE_LIMIT_SUPPORT_MESSAGES = "60/hour"
RATE_LIMIT_SUPPORT_GUESTS = "20/day"
