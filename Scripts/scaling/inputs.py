"""Maps, regions and settlements that loads are made of. The same bytes each time."""

import datetime
import json
import math
import random

WEST, SOUTH, EAST, NORTH = 22.0, 44.3, 40.3, 52.4
#: A coarse line from the Kharkiv border to Kherson: where most settlements of a load lie.
FRONT = [(37.9, 50.1), (38.0, 49.1), (37.6, 48.4), (36.9, 47.8), (35.4, 47.5), (33.0, 46.7)]


def _write(path, features):
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")) + "\n")
    return str(path)


def _feature(geometry, coordinates, **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": geometry, "coordinates": coordinates}}


def regions(path, count):
    """Write regions that cover Ukraine without gaps: a grid whose corners are moved, with a vertex every 0.01°.

    2,600 regions have some 270,000 positions, as the borders of municipalities have.
    """
    columns = max(1, round(math.sqrt(count * 1.5)))
    rows = math.ceil(count / columns)
    chance = random.Random(20250812)
    width, height = (EAST - WEST) / columns, (NORTH - SOUTH) / rows
    corners = {}
    for column in range(columns + 1):
        for row in range(rows + 1):
            x = WEST + width * (column + (0 < column < columns) * chance.uniform(-0.3, 0.3))
            y = SOUTH + height * (row + (0 < row < rows) * chance.uniform(-0.3, 0.3))
            corners[column, row] = (x, y)

    def side(start, end):
        """The positions from one corner to before the other, the same whichever way the side is run through."""
        (x0, y0), (x1, y1) = low, high = sorted((corners[start], corners[end]))
        pieces = max(1, math.ceil(max(abs(x1 - x0), abs(y1 - y0)) / 0.01))
        shares = [piece / pieces for piece in range(pieces + 1)]
        line = [[round(x0 + (x1 - x0) * share, 7), round(y0 + (y1 - y0) * share, 7)] for share in shares]
        return (line if low == corners[start] else line[::-1])[:-1]

    features = []
    for number in range(min(count, columns * rows)):
        column, row = number % columns, number // columns
        around = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1), (column, row)]
        ring = [position for start, end in zip(around, around[1:]) for position in side(start, end)]
        features.append(_feature("Polygon", [[*ring, ring[0]]], name=f"R{number:05d}", id=str(number)))
    return _write(path, features)


def settlements(path, count):
    """Write points, three in ten anywhere in Ukraine, the others about the front, as peers/generate-points does."""
    chance = random.Random(20250812)
    features = []
    for number in range(count):
        if chance.random() < 0.3:
            x, y = chance.uniform(WEST, EAST), chance.uniform(SOUTH, NORTH)
        else:
            piece = chance.randrange(len(FRONT) - 1)
            share = chance.random()
            (x0, y0), (x1, y1) = FRONT[piece], FRONT[piece + 1]
            x, y = x0 + (x1 - x0) * share + chance.gauss(0, 0.5), y0 + (y1 - y0) * share + chance.gauss(0, 0.5)
        features.append(_feature("Point", [round(x, 7), round(y, 7)], name=f"p{number:05d}"))
    return _write(path, features)


def maps(folder, days=60, vertices=12_000):
    """Write a map a day: land east of the front, of which some hundred vertices move each day."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(20250812)
    line = []
    for number in range(vertices + 1):
        place = number / vertices * (len(FRONT) - 1)
        piece = min(int(place), len(FRONT) - 2)
        (x0, y0), (x1, y1) = FRONT[piece], FRONT[piece + 1]
        share = place - piece
        x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
        line.append([x + chance.uniform(-0.002, 0.002), y + chance.uniform(-0.002, 0.002)])
    for day in range(days):
        start = chance.randrange(vertices - 100)
        for position in line[start : start + 100]:
            position[0] -= 0.01
        ring = [[round(x, 7), round(y, 7)] for x, y in [*line, (40.0, 46.7), (40.0, 50.1), line[0]]]
        date = datetime.date(2025, 1, 1) + datetime.timedelta(day)
        _write(folder / f"{date}.geojson", [_feature("Polygon", [ring], status="occupied")])
    return folder
