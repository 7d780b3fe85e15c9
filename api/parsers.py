"""JSON bodies: UTF-8, strict, and no larger than the server will hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from django.conf import settings
from django.http import UnreadablePostError
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from api.problems import TooLarge


class CappedJSONParser(BaseParser):
    media_type = "application/json"

    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    """Bytes."""

    def parse(
        self,
        stream: Any,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            body = stream.read(self.most + 1)
        except UnreadablePostError as error:
            raise ParseError("The body did not come.") from error
        if len(body) > self.most:
            raise TooLarge
        try:
            return read_json(body)
        except ValueError as error:
            raise ParseError("The body must be JSON in UTF-8.") from error


class SharedFileParser(CappedJSONParser):
    """A year of a full diary with its page, encrypted, is 10 MB."""

    most = 16 * 1024 * 1024


def read_json(body: bytes) -> Any:
    """Raises ValueError for what is not strictly JSON, or nested beyond reason."""
    try:
        return json.loads(body, parse_constant=refuse)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def refuse(constant: str) -> NoReturn:
    """NaN and Infinity are Python's, not JSON's."""
    raise ValueError(constant)
