"""What `make_apart` starts: jobs come in, PDFs go out, both as Python packs them."""

from __future__ import annotations

import pickle
import sys

from handboek.press.making import make

if __name__ == "__main__":
    pickle.dump([make(job) for job in pickle.load(sys.stdin.buffer)], sys.stdout.buffer)
