"""An article's claims written to a list that people edit."""

import codecs
from pathlib import Path

from factcheck.claims.list_editing import EditedList, merged_list, new_list
from factcheck.errors import ClaimListError
from factcheck.types import Document, Extraction


def write_list(document: Document, extraction: Extraction, path: str) -> EditedList:
    """Write the claims of a document to the list at `path`, or bring that list up to date.

    Of an existing list, everything that a person wrote stays byte for byte: texts, keys,
    comments, order, line ends.

    Raises:
        ClaimListError: the list cannot be read, written or safely edited; it is left as it was.
    """
    file = Path(path)
    try:
        data = file.read_bytes() if file.exists() else None
        if data is None:
            edited, mark = new_list(document, extraction.claims, list_path=path), b""
            file.parent.mkdir(parents=True, exist_ok=True)
        else:
            mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
            text = data.removeprefix(mark).decode("utf-8")
            edited = merged_list(text, document, extraction.claims, list_path=path)
        new = mark + edited.text.encode("utf-8")
        if new != data:
            partial = file.with_name(f".{file.name}.part")
            partial.write_bytes(new)
            partial.replace(file)
    except (OSError, UnicodeError) as error:
        raise ClaimListError(f"{path}: cannot be read and written ({error})") from error
    return edited
