"""How long a handbook of many roles takes, and how large it gets; `make bench`."""
