"""Count sellers' ratings anew."""

from typing import Any

from django.core.management.base import BaseCommand

from wibestore.reviews import services


class Command(BaseCommand):
    """Mends every rating that is not what the reviews add up to, and prints it."""

    help = "Make every seller's rating what their reviews add up to."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Mend the ratings."""
        mended = services.ratings_mend()
        for difference in mended:
            self.stdout.write(
                f"Seller {difference.seller_id}: {difference.stored_stars} stars of {difference.stored_count} reviews "
                f"were stored, {difference.stars} of {difference.count} were counted."
            )
        self.stdout.write(f"Ratings mended: {len(mended)}.")
