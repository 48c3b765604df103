"""The macros for hand-written pages, as mkdocs-macros looks for them; each is a method of `Macros`."""

from handboek.engines.mkdocs import define_env

__all__ = ["define_env"]
