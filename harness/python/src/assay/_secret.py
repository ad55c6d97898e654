"""The token: where it comes from, and how it is kept out of everything that is printed."""

from __future__ import annotations

import os
from pathlib import Path

from assay.errors import ConfigurationError


class Secret:
    """A text that shows itself to nobody but who asks for it by name."""

    __slots__ = ("_text",)

    def __init__(self, text: str, origin: str) -> None:
        """Checks that the token can be sent in a header; says where it came from if not, never what it is."""
        text = text.strip()
        if not text:
            raise ConfigurationError(f"the token from {origin} is empty")
        # The HTTP library would refuse such a one too, but shows it while doing so.
        if not all("!" <= char <= "~" for char in text):
            raise ConfigurationError(f"the token from {origin} has characters other than printable ASCII")
        self._text = text

    def reveal(self) -> str:
        """The token itself."""
        return self._text

    def __repr__(self) -> str:
        """Nothing of the token."""
        return "Secret(…)"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        """Whether both are the same token."""
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        """Goes with equality."""
        return hash(self._text)


def find(token: str | Secret | None, token_file: str | os.PathLike[str] | None) -> Secret | None:
    """The token from the argument, the file, or the environment, whichever comes first."""
    if isinstance(token, Secret):
        return token
    if token is not None:
        return Secret(token, "the argument `token`")
    if token_file is not None:
        try:
            text = Path(token_file).read_text(encoding="utf-8")
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not text"
            raise ConfigurationError(f"{token_file}: the token cannot be read: {reason}") from None
        return Secret(text, str(token_file))
    if os.environ.get("ASSAY_SERVE_TOKEN"):
        return Secret(os.environ["ASSAY_SERVE_TOKEN"], "ASSAY_SERVE_TOKEN")
    return None
