"""What a locked baseline's file says of itself and of the standard that it was locked under."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from qc.words import message

RECORDED = "recorded-baseline.json"
"""What a recorded baseline is called while it is a file; nobody is told this name."""
LOCK_AGAIN = message("Lock the pilot again with qc inspect … --lock.")
SAME_STANDARD = message("Use the standard that it was locked with, or lock a new baseline for this one.")


def digest_of(content: dict[str, Any]) -> str:
    """Return what names a baseline's content, whatever its line breaks."""
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def baseline_text(content: dict[str, Any]) -> str:
    """Return a baseline's content, without its digest, as the text of its file."""
    return json.dumps({**content, "digest": digest_of(content)}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def with_standard(text: str, complete: str) -> str:
    """Return a recorded baseline that holds the standard that it was locked under.

    Baselines of qc 0.3 and before hold only its digest, beside which the store keeps the standard itself.

    Parameters
    ----------
    text : str
        The baseline, as it was recorded.
    complete : str
        The standard with all that it inherits.
    """
    content = json.loads(text)
    if "complete" in content["standard"] or content.pop("digest") != digest_of(content):
        return text
    return baseline_text(content | {"standard": content["standard"] | {"complete": complete}})
