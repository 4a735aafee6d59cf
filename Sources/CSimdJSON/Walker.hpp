#ifndef CSIMDJSON_WALKER_HPP
#define CSIMDJSON_WALKER_HPP

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "CSimdJSON.h"
#include "PositionLists.hpp"

namespace csj {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

csj_found found(const element &value);

/// The members of an object that mean something to GeoJSON, found in one pass. Of duplicates the last counts.
struct Members {
  enum Name : unsigned {
    type, features, geometry, geometries, coordinates, properties, id, bbox, crs, count
  };
  static const char *const names[count];

  explicit Members(object members);
  bool has(Name name) const { return present >> name & 1; }
  const element &operator[](Name name) const { return values[name]; }

  element values[count];
  unsigned present = 0;
  unsigned duplicate = 0;
};

/// The buffers that a text is laid out in; kept from text to text, so that they are allocated once.
struct Buffers {
  std::vector<csj_feature> features;
  std::vector<uint32_t> shape;
  std::vector<double> coordinates;
  std::vector<uint64_t> tape;
  std::vector<char> text;
  std::vector<csj_fault> oddities;
  std::vector<csj_step> path;
  std::vector<csj_fault> faults;
  std::vector<uint64_t> collections;
  std::vector<csj_box> boxes;

  void clear();
};

/// Walks a parsed text once. Every function returns false at the first fault; as the calls return, each adds
/// its step to the path, which therefore is built backwards, and only where there is a fault.
///
/// A lenient walker goes on instead: wherever a part can be left out, `recover` writes the fault down, and the
/// functions return false when they are through with the rest.
class Walker {
public:
  /// With the lists of positions, where they were taken out of the text.
  Walker(Buffers &out, PositionLists *taken, const std::vector<std::string> &collection_members,
         uint64_t first_index, bool skip_points, bool lenient)
      : out(out), taken(taken), collection_members(collection_members), has_own(!taken), first_index(first_index),
        skip_points(skip_points), lenient(lenient) {}

  bool root(const element &value);
  /// Lays out a value that need not be GeoJSON.
  void any(const element &value) { put(value); }

  /// What was laid out so far. As long as all of it comes from lists that were taken out, it stays where it is.
  const double *coordinates() const { return has_own ? out.coordinates.data() : taken->coordinates(); }
  size_t coordinate_count() const {
    return has_own ? out.coordinates.size() / 2 : taken->used_position_count();
  }

  csj_form form = CSJ_FORM_FEATURE_COLLECTION;
  /// The index in `collection_members` of the one that holds the collection; -1 where the root is it.
  int64_t collection_member = -1;
  uint64_t total = 0;
  uint64_t skipped = 0;
  csj_fault fault{};

private:
  // Root.cpp
  bool envelope(object members, size_t index);
  bool collection(object members, const Members &known);
  bool untyped(object members);
  void root_members(const object *envelope, std::string_view name, object members, bool all);

  // Feature.cpp
  bool feature_list(const element &list);
  bool feature(const element &value);
  bool feature_geometry(object shape);
  bool feature_members(const Members &known);
  bool check_type(const Members &known, std::string_view &type);
  void check_box(const Members &known, csj_level level);
  void check_forbidden(const Members &known, std::initializer_list<Members::Name> names);
  void check_duplicates(const Members &known);
  void check_property_names(object properties);

  // Geometry.cpp
  bool geometry(object members, const Members &known, std::string_view type);
  bool geometry_list(const Members &known);
  bool member_geometry(const element &value);
  bool lay_out(csj_kind kind, array coordinates);
  bool point(array position);
  bool line(array positions, bool closed);
  bool lines(array elements, bool closed);
  bool polygons(array elements);

  // Position.cpp
  bool position(const element &value, Dimensions &dimensions, double &height);
  bool positions(array list, bool closed);
  void own();
  void own(size_t count);
  void lay_out(const PositionList &list);
  void pass_over(const Members &known);
  void check_dimensions(const Dimensions &dimensions, bool closed);
  bool check_ring(size_t start, size_t count);

  // Tape.cpp
  void put(const element &value);
  void put(object members);
  void put(std::string_view string);
  void put_empty_object();

  // Walker.cpp
  bool recover();
  void list(std::vector<csj_fault> &faults, const csj_fault &fault);
  bool refuse(csj_code code, csj_found found = CSJ_FOUND_NOTHING, std::string_view text = {});
  void note(csj_code code, std::string_view text = {});
  bool step(const char *key);
  bool step(uint64_t index);
  csj_location here() const;

  Buffers &out;
  PositionLists *const taken;
  const std::vector<std::string> &collection_members;
  bool has_own;  // whether coordinates are laid out in `out`
  const uint64_t first_index;
  const bool skip_points;
  const bool lenient;
  bool collecting = false;  // whether there are features to count, rather than one root
  element current{};        // the feature being walked
  bool has_current = false;
  const char *kind_name = "";

  // Where in the geometry the walker is.
  int64_t at_polygon = -1, at_ring = -1, at_line = -1;
  std::vector<uint64_t> at_collections;

  // Of a lenient walk.
  bool pending = false;  // whether a fault is not yet written down
  struct Listed {
    size_t count = 0, last = 0;
  };
  Listed listed[128];  // by code
};

}  // namespace csj

#endif
