"""An nginx for the tests: one that is there, else Debian's in continuous integration, as root or with sudo.

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
    if os.environ.get("CI") and shutil.which("apt-get") and not find():
        root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        subprocess.run([*root, "apt-get", "update", "-qq"], check=True)
        subprocess.run([*root, "apt-get", "install", "-y", "-qq", "nginx-light"], check=True)
