#include "CGeoData.h"

// clang knows #embed in every C mode but calls it an extension before C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char sample_1751402467[] = {
#embed "../../GeoData/sample/1751402467.geojson"
};

static const unsigned char sample_1752009153[] = {
#embed "../../GeoData/sample/1752009153.geojson"
};

static const unsigned char sample_1752609348[] = {
#embed "../../GeoData/sample/1752609348.geojson"
};

static const unsigned char sample_1753216039[] = {
#embed "../../GeoData/sample/1753216039.geojson"
};

static const unsigned char sample_1753825082[] = {
#embed "../../GeoData/sample/1753825082.geojson"
};

static const unsigned char sample_1754424594[] = {
#embed "../../GeoData/sample/1754424594.geojson"
};

static const unsigned char sample_1754767886[] = {
#embed "../../GeoData/sample/1754767886.geojson"
};

static const unsigned char sample_1754859520[] = {
#embed "../../GeoData/sample/1754859520.geojson"
};

static const unsigned char sample_1754948651[] = {
#embed "../../GeoData/sample/1754948651.geojson"
};

static const unsigned char sample_1755035435[] = {
#embed "../../GeoData/sample/1755035435.geojson"
};

static const unsigned char sample_1755117382[] = {
#embed "../../GeoData/sample/1755117382.geojson"
};

static const unsigned char sample_1755375309[] = {
#embed "../../GeoData/sample/1755375309.geojson"
};

static const unsigned char sample_1755637437[] = {
#embed "../../GeoData/sample/1755637437.geojson"
};

static const unsigned char sample_1756151250[] = {
#embed "../../GeoData/sample/1756151250.geojson"
};

static const unsigned char sample_1756758134[] = {
#embed "../../GeoData/sample/1756758134.geojson"
};

#define SAMPLE(seconds) {"sample/" #seconds ".geojson", sample_##seconds, sizeof(sample_##seconds)}

// In date order: the name of a snapshot is its time of publication in unix seconds.
static const CGeoDataFile samples[] = {
    SAMPLE(1751402467),
    SAMPLE(1752009153),
    SAMPLE(1752609348),
    SAMPLE(1753216039),
    SAMPLE(1753825082),
    SAMPLE(1754424594),
    SAMPLE(1754767886),
    SAMPLE(1754859520),
    SAMPLE(1754948651),
    SAMPLE(1755035435),
    SAMPLE(1755117382),
    SAMPLE(1755375309),
    SAMPLE(1755637437),
    SAMPLE(1756151250),
    SAMPLE(1756758134),
};

size_t cgeodata_sample_count(void) { return sizeof(samples) / sizeof(samples[0]); }

CGeoDataFile cgeodata_sample(size_t index) {
  return samples[index < cgeodata_sample_count() ? index : 0];
}
