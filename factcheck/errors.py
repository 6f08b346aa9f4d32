"""Everything factcheck raises on purpose. Only `cli/` renders these."""


class FactcheckError(Exception):
    """A problem a user can act on: one line of what is wrong, and a hint how to go on."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class InputError(FactcheckError):
    """A file given to be read cannot be used."""


class ClaimListError(InputError):
    """Claim lists are missing or wrong; the message lists every problem, a line each."""


class BaselineError(InputError):
    """A baseline is not what `factcheck check --accept` writes."""


class CacheError(FactcheckError):
    """The cache of verdicts cannot be used."""


class SettingsError(FactcheckError):
    """A preset, settings file or flag is wrong; the message lists every problem, a line each."""


class CorpusError(FactcheckError):
    """The corpus is missing, empty or unreadable."""


class IndexDamagedError(FactcheckError):
    """An index does not match its manifest."""


class ModelError(FactcheckError):
    """A model file is missing, damaged or not what the catalogue says."""


class EndpointError(FactcheckError):
    """A language model's endpoint did not answer, or not so that the answer could be read."""


class EndpointRefusedError(EndpointError):
    """An endpoint that will refuse the next question for the same reason."""


class MissingExtraError(FactcheckError):
    """A setting asks for a library that is not installed."""
