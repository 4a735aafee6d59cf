"""Differences by Clipper2 through pyclipr, on a grid of 1e-8 degrees (about 1 mm).

Clipper2 works on integers; 360e8 fits its 62 bits with room to spare. Its
preserve-collinear option is on, since a vertex on a straight line of degrees
still bends a geodesic.
"""

import pyclipr
from maps import ring_m2

SCALE = int(1e8)


def difference_km2(subject, clip):
    """Geodesic area of what `subject` covers and `clip` does not (lists of rings)."""
    clipper = pyclipr.Clipper()
    clipper.scaleFactor = SCALE
    clipper.preserveCollinear = True
    clipper.addPaths(subject, pyclipr.Subject)
    clipper.addPaths(clip, pyclipr.Clip)
    paths = clipper.execute(pyclipr.Difference, pyclipr.FillRule.EvenOdd)
    # Clipper winds holes against their shells, so that a plain sum is right.
    return abs(sum(ring_m2(path) for path in paths if len(path) > 2)) / 1e6
