"""What someone with bad intentions could put in docs/eigen and data, and what must come of it.

`refused` holds what stops a build, with the place that must be told; `harmless` what may stand there because
it does nothing. `test_attacks` builds a site of each. What a page's Jinja could try stands in
tests/test_sandbox.py, and what a built site could hold in tests/test_verifier.py.
"""
