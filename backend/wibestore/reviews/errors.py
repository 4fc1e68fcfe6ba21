"""What reviews refuses."""

from wibestore.core.errors import DomainError


class ReviewNotFound(DomainError):
    code = "review.not_found"
    title = "There is no such review"
    status = 404


class OrderNotCompleted(DomainError):
    code = "review.order_not_completed"
    title = "An order can be reviewed once it is completed"
    status = 409


class ReviewExists(DomainError):
    code = "review.exists"
    title = "You have reviewed this order already"
    status = 409


class ReviewWindowClosed(DomainError):
    """`params.until` is when the window closed."""

    code = "review.window_closed"
    title = "The time to write or change this review is over"
    status = 409


class OwnVote(DomainError):
    code = "review.own_vote"
    title = "Buyer and seller of the order do not vote on its review"
    status = 409
