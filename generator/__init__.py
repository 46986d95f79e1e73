"""Gongkai: the 政府信息公开 section of a local government as a static site."""

__version__ = "0.1.0"
