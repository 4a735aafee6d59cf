#include "CGeoData.h"

// clang knows #embed in every C mode but calls it an extension before C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char places[] = {
#embed "../../GeoData/places.tsv"
};

static const unsigned char roads[] = {
#embed "../../GeoData/roads.geojson"
};

static const unsigned char basemap[] = {
#embed "../../GeoData/basemap.geojson"
};

static const unsigned char published[] = {
#embed "../../GeoData/published.json"
};

static const unsigned char manifest[] = {
#embed "../../GeoData/manifest.json"
};

#define FILE_OF(path, array) ((CGeoDataFile){path, array, sizeof(array)})

CGeoDataFile cgeodata_places(void) { return FILE_OF("places.tsv", places); }
CGeoDataFile cgeodata_roads(void) { return FILE_OF("roads.geojson", roads); }
CGeoDataFile cgeodata_basemap(void) { return FILE_OF("basemap.geojson", basemap); }
CGeoDataFile cgeodata_published(void) { return FILE_OF("published.json", published); }
CGeoDataFile cgeodata_manifest(void) { return FILE_OF("manifest.json", manifest); }
