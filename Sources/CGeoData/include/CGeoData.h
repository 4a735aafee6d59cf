#ifndef CGEODATA_H
#define CGEODATA_H

#include <stddef.h>

// The files of GeoData, held in the read-only data of the binary: an installed tool finds them from any
// folder. The bytes live as long as the process and never change. They are not followed by a zero byte.

typedef struct {
  const char *_Nonnull path;  // within GeoData, with forward slashes; zero-terminated
  const unsigned char *_Nonnull bytes;
  size_t length;
} CGeoDataFile;

CGeoDataFile cgeodata_places(void);
CGeoDataFile cgeodata_roads(void);
CGeoDataFile cgeodata_basemap(void);
CGeoDataFile cgeodata_published(void);
CGeoDataFile cgeodata_manifest(void);

// The sample snapshots in date order. An index outside 0 ..< count gives the first.
size_t cgeodata_sample_count(void);
CGeoDataFile cgeodata_sample(size_t index);

#endif
