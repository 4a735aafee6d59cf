#ifndef CGEOS_H
#define CGEOS_H

#include <CLibraryOpening.h>

// Only the reentrant functions are declared, so that a call without a session does not compile.
#define GEOS_USE_ONLY_R_API
#if __has_include(<geos_c.h>)
#include <geos_c.h>
#endif

#if !defined(GEOS_VERSION_MAJOR) || GEOS_VERSION_MAJOR < 3 || (GEOS_VERSION_MAJOR == 3 && GEOS_VERSION_MINOR < 11)
#error "GEOS 3.11 or newer is needed: apt install libgeos-dev, or brew install geos"
#endif

// GEOS, opened when a session is first opened. To bind its classes takes milliseconds of every start of a program
// that is linked with it; most runs have valid polygons before them and need no overlay.

// The functions that the Swift module uses, and those of the tests' oracle, which shares its sessions; a name that
// libgeos_c lacks makes it unusable.
#define CGEOS_FUNCTIONS(X) \
  X(GEOSArea_r)                               \
  X(GEOSBoundary_r)                           \
  X(GEOSBufferWithStyle_r)                    \
  X(GEOSBuildArea_r)                          \
  X(GEOSConcaveHull_r)                        \
  X(GEOSContains_r)                           \
  X(GEOSContext_setErrorMessageHandler_r)     \
  X(GEOSContext_setNoticeMessageHandler_r)    \
  X(GEOSConvexHull_r)                         \
  X(GEOSCoordSeq_copyFromBuffer_r)            \
  X(GEOSCoordSeq_copyToBuffer_r)              \
  X(GEOSCoordSeq_create_r)                    \
  X(GEOSCoordSeq_destroy_r)                   \
  X(GEOSCoordSeq_getSize_r)                   \
  X(GEOSCoveredBy_r)                          \
  X(GEOSCovers_r)                             \
  X(GEOSCrosses_r)                            \
  X(GEOSDifferencePrec_r)                     \
  X(GEOSDifference_r)                         \
  X(GEOSDisjoint_r)                           \
  X(GEOSDistanceIndexed_r)                    \
  X(GEOSDistanceWithin_r)                     \
  X(GEOSEqualsExact_r)                        \
  X(GEOSEquals_r)                             \
  X(GEOSFree_r)                               \
  X(GEOSGeomTypeId_r)                         \
  X(GEOSGeom_clone_r)                         \
  X(GEOSGeom_createCollection_r)              \
  X(GEOSGeom_createEmptyPolygon_r)            \
  X(GEOSGeom_createLineString_r)              \
  X(GEOSGeom_createLinearRing_r)              \
  X(GEOSGeom_createPointFromXY_r)             \
  X(GEOSGeom_createPolygon_r)                 \
  X(GEOSGeom_destroy_r)                       \
  X(GEOSGeom_getCoordSeq_r)                   \
  X(GEOSGeom_getDimensions_r)                 \
  X(GEOSGeom_getExtent_r)                     \
  X(GEOSGeom_setPrecision_r)                  \
  X(GEOSGetCentroid_r)                        \
  X(GEOSGetExteriorRing_r)                    \
  X(GEOSGetGeometryN_r)                       \
  X(GEOSGetInteriorRingN_r)                   \
  X(GEOSGetNumCoordinates_r)                  \
  X(GEOSGetNumGeometries_r)                   \
  X(GEOSGetNumInteriorRings_r)                \
  X(GEOSHausdorffDistance_r)                  \
  X(GEOSInterpolate_r)                        \
  X(GEOSIntersectionPrec_r)                   \
  X(GEOSIntersection_r)                       \
  X(GEOSIntersects_r)                         \
  X(GEOSLength_r)                             \
  X(GEOSLineMerge_r)                          \
  X(GEOSMakeValidParams_create_r)             \
  X(GEOSMakeValidParams_destroy_r)            \
  X(GEOSMakeValidParams_setKeepCollapsed_r)   \
  X(GEOSMakeValidParams_setMethod_r)          \
  X(GEOSMakeValidWithParams_r)                \
  X(GEOSMinimumRotatedRectangle_r)            \
  X(GEOSNearestPoints_r)                      \
  X(GEOSNode_r)                               \
  X(GEOSNormalize_r)                          \
  X(GEOSOverlaps_r)                           \
  X(GEOSPointOnSurface_r)                     \
  X(GEOSPolygonize_r)                         \
  X(GEOSPrepare_r)                            \
  X(GEOSPreparedContainsProperly_r)           \
  X(GEOSPreparedContains_r)                   \
  X(GEOSPreparedCovers_r)                     \
  X(GEOSPreparedDisjoint_r)                   \
  X(GEOSPreparedDistance_r)                   \
  X(GEOSPreparedGeom_destroy_r)               \
  X(GEOSPreparedIntersects_r)                 \
  X(GEOSPreparedNearestPoints_r)              \
  X(GEOSPreparedWithin_r)                     \
  X(GEOSProject_r)                            \
  X(GEOSRelatePattern_r)                      \
  X(GEOSRelate_r)                             \
  X(GEOSSTRtree_create_r)                     \
  X(GEOSSTRtree_destroy_r)                    \
  X(GEOSSTRtree_insert_r)                     \
  X(GEOSSTRtree_nearest_generic_r)            \
  X(GEOSSTRtree_query_r)                      \
  X(GEOSSimplify_r)                           \
  X(GEOSSnap_r)                               \
  X(GEOSSymDifferencePrec_r)                  \
  X(GEOSSymDifference_r)                      \
  X(GEOSTopologyPreserveSimplify_r)           \
  X(GEOSTouches_r)                            \
  X(GEOSUnaryUnionPrec_r)                     \
  X(GEOSUnaryUnion_r)                         \
  X(GEOSUnionPrec_r)                          \
  X(GEOSUnion_r)                              \
  X(GEOSWKBReader_create_r)                   \
  X(GEOSWKBReader_destroy_r)                  \
  X(GEOSWKBReader_read_r)                     \
  X(GEOSWKBWriter_create_r)                   \
  X(GEOSWKBWriter_destroy_r)                  \
  X(GEOSWKBWriter_setByteOrder_r)             \
  X(GEOSWKBWriter_setOutputDimension_r)       \
  X(GEOSWKBWriter_write_r)                    \
  X(GEOSWKTReader_create_r)                   \
  X(GEOSWKTReader_destroy_r)                  \
  X(GEOSWKTReader_read_r)                     \
  X(GEOSWKTWriter_create_r)                   \
  X(GEOSWKTWriter_destroy_r)                  \
  X(GEOSWKTWriter_setOutputDimension_r)       \
  X(GEOSWKTWriter_setRoundingPrecision_r)     \
  X(GEOSWKTWriter_setTrim_r)                  \
  X(GEOSWKTWriter_write_r)                    \
  X(GEOSWithin_r)                             \
  X(GEOS_finish_r)                            \
  X(GEOS_init_r)                              \
  X(GEOSisEmpty_r)                            \
  X(GEOSisSimple_r)                           \
  X(GEOSisValidDetail_r)                      \
  X(GEOSversion)

LIBRARY_TABLE(cgeos, CGEOS_FUNCTIONS)

#endif
