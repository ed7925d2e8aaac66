"""The accounts that people say things about."""

from tests.web.said.conftest import accounts, published, refused

__all__ = ["accounts", "published", "refused"]
