"""The folder of an organisation's own handbook: its content, and what the software puts around it.

`begin` makes such a folder, `update` brings it to another version of the software. What both write is the
files in templates/: those of every handbook, and those of one git host. `.handboek/gemaakt.json` keeps what
was written, so that an update knows what the organisation changed.
"""

from handboek.starter import data
from handboek.starter.begin import BeginFout, Begonnen, begin, check, has_data
from handboek.starter.made import HOSTS
from handboek.starter.update import Bijgewerkt, BijwerkFout, update

__all__ = [
    "HOSTS",
    "BeginFout",
    "Begonnen",
    "Bijgewerkt",
    "BijwerkFout",
    "begin",
    "check",
    "data",
    "has_data",
    "update",
]
