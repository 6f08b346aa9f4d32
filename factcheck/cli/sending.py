"""What stderr says where an article's text leaves the machine, and what came of it."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.settings import SplitterSettings
    from factcheck.types import Document, ModelReading


def tell_recipient(settings: "SplitterSettings", document: "Document") -> None:
    """Say whom the text is about to be sent to; say nothing where it stays here.

    Raises:
        SettingsError: the splitter `llm` is asked for, and no endpoint that can be asked is set.
    """
    if settings.kind != "llm":
        return
    from factcheck.claims.llm_endpoint import address_of

    address = address_of(settings.llm)
    where = f"{address.host} (this machine)" if address.is_local else address.host
    plain = "" if address.is_encrypted or address.is_local else ", without encryption"
    key = f" and the key in {settings.llm.api_key_env}" if settings.llm.api_key_env else ""
    sys.stderr.write(
        f"sending the text of {document.id}{key} to {where}{plain}: "
        f"its model {settings.llm.model} is asked for the claims\n"
    )
    sys.stderr.flush()


def tell_fallbacks(reading: "ModelReading | None") -> None:
    """Say which windows were not read by the language model, and which claims were dropped."""
    if reading is None:
        return
    for note in reading.notes:
        sys.stderr.write(f"{note}\n")
    if reading.n_fallen_back:
        sys.stderr.write(
            f"{reading.n_fallen_back} of {reading.n_windows} windows were split by rule, "
            f"without the language model\n"
        )
