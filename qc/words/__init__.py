"""Words that users read: sentences as data, two languages, numbers and dates in the reader's convention."""

from qc.words.language import Language, language
from qc.words.message import Message, Named, Number, message, plural

__all__ = ["Language", "Message", "Named", "Number", "language", "message", "plural"]
