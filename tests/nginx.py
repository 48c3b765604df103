"""An nginx for the tests: one that is there, else Debian's when continuous integration runs as root.

Run as a script to install it where that holds; elsewhere a web server would start by itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess


def find() -> str | None:
    """The path of nginx, or None."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


if __name__ == "__main__":
    may_install = os.environ.get("CI") and os.geteuid() == 0 and shutil.which("apt-get")
    if may_install and not find():
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "nginx-light"], check=True)
