"""What of a corpus a run passed over, said on stderr."""

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.report.phrases import counted

if TYPE_CHECKING:
    from factcheck.settings import Settings


def tell_unread(settings: "Settings", folder: Path | None) -> None:
    """Say which files of a corpus folder (None: the default one) only `factcheck index` reads;
    say nothing where there are none, or an index was built."""
    from factcheck.assemble import default_corpus, unread_files

    corpus = folder or default_corpus()
    unread = unread_files(settings, corpus)
    if not unread:
        return
    names = ", ".join(sorted({path.suffix.lower() for path in unread}))
    files = counted(len(unread), "file")
    verb = "is" if len(unread) == 1 else "are"
    sys.stderr.write(
        f"{corpus}: {files} ({names}) {verb} not read; to have them read: "
        f"factcheck index build {shlex.quote(str(corpus))}\n"
    )
