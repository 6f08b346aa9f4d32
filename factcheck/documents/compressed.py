"""Files as streams of bytes, unpacked on the way, and never more of them than allowed."""

import bz2
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factcheck.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

_ZSTD_HEADER_BYTES = 18
COMPRESSED_SUFFIXES = (".bz2", ".gz", ".zst")
MAX_UNPACKED_FACTOR = 10
"""How many times the limit for a file the parts of an office document may unpack to."""


def inner_name(path: Path) -> str:
    """Return the file's name without the suffix of its compression."""
    return path.stem if path.suffix.lower() in COMPRESSED_SUFFIXES else path.name


def nobody(n_bytes: int) -> None:
    """Tell nobody how much was read."""


@contextmanager
def open_unpacked(path: Path, on_read: Callable[[int], None] = nobody) -> Iterator[BinaryIO]:
    """Give the file's bytes as a stream, unpacked where its suffix says it is compressed.

    `on_read` is told how many bytes of the file itself each read took from the disk.

    Raises:
        InputError: the file cannot be read, or what it holds is damaged.
        MissingExtraError: `.zst` without the library zstandard.
    """
    try:
        with io.BufferedReader(_Counted(path, on_read)) as raw, _unpacker(path, raw) as stream:
            yield stream
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{path}: the compressed data is damaged ({error})") from error
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{path}: cannot be read: {reason}") from error


def read_limited(stream: BinaryIO, path: Path, max_bytes: int) -> bytes:
    """Return all that is left of the stream.

    Raises:
        InputError: it holds more than `max_bytes`; no more than that is ever unpacked.
    """
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise InputError(
            f"{path}: is larger than {max_bytes / 1e6:g} MB ({max_bytes} bytes)",
            hint="Split it, or raise corpus.max_file_mb.",
        )
    return data


def open_zip(data: bytes, path: Path, max_bytes: int) -> zipfile.ZipFile:
    """Return the archive in `data`.

    Raises:
        InputError: it is no zip archive, or its parts unpack to more than
            `MAX_UNPACKED_FACTOR` times `max_bytes`: a bomb, or nothing to read.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError) as error:
        raise InputError(f"{path}: is damaged ({error})") from error
    n_bytes = sum(item.file_size for item in archive.infolist())
    if n_bytes > MAX_UNPACKED_FACTOR * max_bytes:
        raise InputError(
            f"{path}: unpacks to {n_bytes / 1e6:,.0f} MB, more than "
            f"{MAX_UNPACKED_FACTOR * max_bytes / 1e6:,.0f} MB are allowed",
            hint="Raise corpus.max_file_mb if the file is to be trusted.",
        )
    return archive


@contextmanager
def _unpacker(path: Path, raw: BinaryIO) -> Iterator[BinaryIO]:
    match path.suffix.lower():
        case ".gz":
            with gzip.GzipFile(fileobj=raw) as stream:
                yield stream  # type: ignore[misc] # reads as a BinaryIO does
        case ".bz2":
            with bz2.BZ2File(raw) as stream:
                yield stream  # type: ignore[misc] # likewise
        case ".zst":
            with _zstd(path, raw) as stream:
                yield stream
        case _:
            yield raw


@contextmanager
def _zstd(path: Path, raw: BinaryIO) -> Iterator[BinaryIO]:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError(
            f"{path}: zstandard is not installed", hint="pip install 'factcheck[zst]'"
        ) from error
    head = raw.read(_ZSTD_HEADER_BYTES)
    raw.seek(0)
    try:
        expected = zstandard.frame_content_size(head) if head else 0
        with zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True) as reader:
            yield io.BufferedReader(_Whole(reader, expected))
    except zstandard.ZstdError as error:
        raise InputError(f"{path}: the compressed data is damaged ({error})") from error


class _Counted(io.FileIO):
    """A file that tells how much of it is read."""

    def __init__(self, path: Path, on_read: Callable[[int], None]) -> None:
        super().__init__(path)
        self._on_read = on_read

    def readinto(self, buffer: "Buffer") -> int:
        """Fill the buffer and return how many bytes there were."""
        n_bytes = super().readinto(buffer) or 0
        self._on_read(n_bytes)
        return n_bytes


class _Whole(io.RawIOBase):
    """A stream that raises where it ends before as many bytes as its header promises.

    The library takes a frame that breaks off for one that ends.
    """

    def __init__(self, reader: BinaryIO, n_expected: int) -> None:
        self._reader = reader
        self._n_expected = n_expected
        """Negative where the header does not say."""
        self._n_read = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: "Buffer") -> int:
        """Fill the buffer and return how many bytes there were.

        Raises:
            EOFError: the stream breaks off.
        """
        view = memoryview(buffer)
        data = self._reader.read(len(view))
        view[: len(data)] = data
        self._n_read += len(data)
        if not data and self._n_read < self._n_expected:
            raise EOFError(f"{self._n_expected} bytes were packed, {self._n_read} are left")
        return len(data)
