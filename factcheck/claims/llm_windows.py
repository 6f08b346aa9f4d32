"""Windows read one after another: asked, asked again, and given up for the rules to read."""

from factcheck.claims.llm_answer import AnsweredClaim, read_answer
from factcheck.claims.llm_endpoint import ChatEndpoint
from factcheck.claims.llm_question import Window, question, question_again
from factcheck.errors import EndpointError, EndpointRefusedError

MAX_UNANSWERED = 2
"""Windows in a row that an endpoint may leave without any answer; then it is asked no more."""


class WindowReader:
    """Asks for one window at a time, and keeps what went wrong."""

    def __init__(self, endpoint: ChatEndpoint) -> None:
        self.n_fallen_back = 0
        self.notes: list[str] = []
        """A line for each window that no answer could be used for."""
        self._endpoint = endpoint
        self._n_unanswered = 0
        self._has_given_up = False

    def read(self, window: Window, *, is_empty_wrong: bool) -> tuple[AnsweredClaim, ...] | None:
        """Return the claims answered for a window; None where no answer could be used.

        An answer that cannot be used is asked for once more, with what is wrong with it;
        `is_empty_wrong` makes one without claims such an answer.
        """
        if self._has_given_up:
            self._fall_back(window, "nothing more was asked")
            return None
        try:
            return self._answered(window, is_empty_wrong=is_empty_wrong)
        except EndpointError as error:
            refused = isinstance(error, EndpointRefusedError)
            self._has_given_up = refused or self._n_unanswered >= MAX_UNANSWERED
            self._fall_back(window, str(error))
            return None

    def _answered(self, window: Window, *, is_empty_wrong: bool) -> tuple[AnsweredClaim, ...]:
        asked: list[dict[str, str]] = question(window)
        text: str | None = None
        try:
            text = self._endpoint.ask(asked)
            found = _claims(text, is_empty_wrong=is_empty_wrong)
        except EndpointRefusedError:
            raise
        except EndpointError as error:
            again = asked if text is None else question_again(asked, text, str(error))
            found = _claims(self._ask_again(again), is_empty_wrong=is_empty_wrong)
        self._n_unanswered = 0
        return found

    def _ask_again(self, messages: list[dict[str, str]]) -> str:
        try:
            text = self._endpoint.ask(messages)
        except EndpointError:
            self._n_unanswered += 1
            raise
        self._n_unanswered = 0
        return text

    def _fall_back(self, window: Window, reason: str) -> None:
        first, last = window.sentences[0].number, window.sentences[-1].number
        self.n_fallen_back += 1
        self.notes.append(f"sentences {first} to {last}: split by rule, since {reason}")


def _claims(text: str, *, is_empty_wrong: bool) -> tuple[AnsweredClaim, ...]:
    claims = tuple(read_answer(text).claims)
    if is_empty_wrong and not claims:
        raise EndpointError("the answer has no claims, though sentences state something")
    return claims
