"""Charts: pictures drawn at build time, as SVG, with their numbers as a table beside them.

svg.py           how a mark, a line, a text and a whole drawing are written
scale.py         a logarithmic scale with readable ticks
texts.py         what the charts say, in each language
sums.py          the sums of money in a brief; sums_drawing.py draws them
timeline.py      events on a line
together.py      who is named with which country
"""

from __future__ import annotations

from polybrief.publish.charts.svg import Picture
from polybrief.publish.charts.timeline import Point, point

__all__ = ["Picture", "Point", "point"]
