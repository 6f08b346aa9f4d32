"""Files as people have them, read into documents."""

from factcheck.documents.folder import find_documents
from factcheck.documents.front_matter import FrontMatter, Publication
from factcheck.documents.reading import SUFFIXES, read_document

__all__ = ["SUFFIXES", "FrontMatter", "Publication", "find_documents", "read_document"]
