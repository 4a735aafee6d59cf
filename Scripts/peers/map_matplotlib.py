"""Peer: the layers of a map with GeoPandas, pyproj and matplotlib.

Usage: map_matplotlib.py BASEMAP PLACES.geojson MAP [AFTER] -o FILE.svg|.png     prints nothing

Draws what `frontline map` draws: sea, land, lakes, rivers and borders, the territory, of two maps what was gained and
lost, and the names of the 80 largest places, in an equal-area conic on a page of 1600 by 900 points.
"""

import sys

import geopandas
import matplotlib

matplotlib.use("svg" if sys.argv[-1].endswith("svg") else "agg")
import matplotlib.pyplot as plt
import shapely

basemap, places, *maps = sys.argv[1:-2]
conic = "+proj=aea +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=31 +datum=WGS84 +units=m"


def territory(path):
    frame = geopandas.read_file(path)
    return geopandas.GeoSeries([shapely.union_all(shapely.make_valid(frame.geometry.values))], crs=4326)


lands = [territory(path) for path in maps]
layers = [("#efae96", lands[0])]
if len(lands) == 2:
    layers += [("#850b13", lands[1].difference(lands[0])), ("#2f7fbf", lands[0].difference(lands[1]))]
base = geopandas.read_file(basemap).to_crs(conic)
figure, axes = plt.subplots(figsize=(16, 9), dpi=100)
axes.set_facecolor("#dde9f0")
for layer, style in (
    ("land", {"color": "#faf7f1"}),
    ("river", {"color": "#b5d0e0", "linewidth": 0.8}),
    ("lake", {"color": "#dde9f0"}),
):
    base[base.layer == layer].plot(ax=axes, **style)
for color, land in layers:
    if not land.is_empty.all():
        land.to_crs(conic).plot(ax=axes, color=color)
base[base.layer == "border"].plot(ax=axes, color="#6f6f6f", linewidth=1.1, linestyle="dashdot")
towns = geopandas.read_file(places).to_crs(conic)
towns = towns.sort_values("population", ascending=False).head(80)
towns.plot(ax=axes, color="#222222", markersize=8)
for name, point in zip(towns.name, towns.geometry):
    axes.annotate(name, (point.x, point.y), xytext=(4, -3), textcoords="offset points", fontsize=8)
west, south, east, north = geopandas.GeoSeries([shapely.box(22, 44.2, 40.3, 52.5)], crs=4326).to_crs(conic).total_bounds
axes.set_xlim(west, east)
axes.set_ylim(south, north)
axes.set_title("The front", loc="left", fontsize=16, fontweight="bold")
figure.savefig(sys.argv[-1])
