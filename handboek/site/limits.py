"""How much one page, menu or sheet holds before it is shown in parts."""

MOST_CELLS = 300 * 60
"""Of a matrix to take in at a time: a larger one opens on one cluster, and is left out on paper."""

NAV_LIMIT = 60
"""With more roles or competencies than this, the menu leads to their overview instead: it stands on
every page of its section, so that a site would grow with the square of its pages."""
MOST_EXPLAINED = 1000
"""Up to here each cell also says its level in one sentence: that makes it ten times as long."""
