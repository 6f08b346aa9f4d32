"""An article's claims written to a list that people edit."""

import codecs
from contextlib import suppress
from pathlib import Path

from factcheck.claims.list_editing import EditedList, merged_list, new_list
from factcheck.errors import ClaimListError
from factcheck.types import Document, Extraction


def render_list(document: Document, extraction: Extraction, path: Path | None) -> str:
    """Return the claims of a document as a new list; `path` is where it will lie, if known."""
    place = Path(document.id).name + ".yaml" if path is None else str(path)
    return new_list(document, extraction.claims, list_path=place).text


def write_list(document: Document, extraction: Extraction, path: str) -> EditedList:
    """Write the claims of a document to the list at `path`, or bring that list up to date.

    Of an existing list, everything that a person wrote stays byte for byte: texts, keys,
    comments, order, line ends.

    Raises:
        ClaimListError: the list cannot be read, written or safely edited; it is left as it was.
    """
    file = Path(path)
    if file.exists():
        data, text = read_text(path)
        edited = merged_list(text, document, extraction.claims, list_path=path)
    else:
        data, edited = b"", new_list(document, extraction.claims, list_path=path)
    write_text(path, edited.text, before=data)
    return edited


def read_text(path: str) -> tuple[bytes, str]:
    """Return a list's bytes, and its text without a byte order mark.

    Raises:
        ClaimListError: it cannot be read.
    """
    try:
        data = Path(path).read_bytes()
        return data, data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except (OSError, UnicodeError) as error:
        raise ClaimListError(f"{path}: cannot be read ({error})") from error


def write_text(path: str, text: str, *, before: bytes) -> bool:
    """Write a list whole, with the byte order mark that it had; tell whether it has changed.

    Raises:
        ClaimListError: it cannot be written; it is left as it was.
    """
    file = Path(path)
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    new = mark + text.encode("utf-8", "backslashreplace")
    if new == before:
        return False
    partial = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(new)
        partial.replace(file)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise ClaimListError(f"{path}: cannot be written ({error.strerror})") from error
    return True
