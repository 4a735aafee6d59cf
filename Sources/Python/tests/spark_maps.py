"""Small maps for tests of ``frontline_maps.spark``: a land whose eastern border moves from day to day."""

import datetime
import json
import math


def day(number):
    return (datetime.date(2025, 1, 28) + datetime.timedelta(number)).isoformat()


def write_maps(folder, days, corners=200, shift=0.0):
    """Write a map a day, ``2025-01-28.geojson`` and so on; from the north the border has moved as far as the day is."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(days):
        border = []
        for corner in range(corners + 1):
            lat = 47 + 3 * corner / corners
            moved = 0.02 * number if corner % 7 < 5 else 0.0
            border.append([36 + shift + moved + 0.05 * math.sin(corner), lat])
        ring = [[34, 47], *border, [34, 50], [34, 47]]
        feature = {
            "type": "Feature",
            "properties": {"status": "occupied"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        text = json.dumps({"type": "FeatureCollection", "features": [feature]})
        (folder / f"{day(number)}.geojson").write_text(text)
    return folder


def write_regions(path, columns=3, rows=3):
    """Write rectangles that cover the land, but for its north."""
    features = []
    for column in range(columns):
        for row in range(rows):
            west, south = 33 + 4 * column / columns, 46 + 3 * row / rows
            east, north = 33 + 4 * (column + 1) / columns, 46 + 3 * (row + 1) / rows
            ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
            geometry = {"type": "Polygon", "coordinates": [ring]}
            properties = {"name": f"R{column}{row}", "id": f"{column}{row}"}
            features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return str(path)


def write_places(path, count=200):
    """Write points all over the land and around it."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"p{number:04d}"},
            "geometry": {
                "type": "Point",
                "coordinates": [33 + 5 * (number * 0.618034 % 1), 46.5 + 4 * (number * 0.754878 % 1)],
            },
        }
        for number in range(count)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return str(path)
