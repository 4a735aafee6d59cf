#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <new>
#include <string>

#include "LargeNumbers.hpp"
#include "Walker.hpp"

struct csj_parser {
  simdjson::dom::parser json;
  simdjson::dom::document document;
  size_t maximum_depth;
  std::vector<std::string> collection_members;
  csj::Buffers buffers;
  csj::PositionLists lists;
  std::vector<uint8_t> quoted;  // a text whose numbers are out of range
};

const char *csj_version() {
  // The macro SIMDJSON_VERSION is a text in some versions and none in others.
  static const std::string version = std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + "." +
                                     std::to_string(simdjson::SIMDJSON_VERSION_MINOR) + "." +
                                     std::to_string(simdjson::SIMDJSON_VERSION_REVISION);
  return version.c_str();
}

const size_t csj_padding = simdjson::SIMDJSON_PADDING;

csj_parser *csj_parser_create(size_t maximum_depth, const char *const *collection_members, size_t count) {
  try {
    std::vector<std::string> names(collection_members, collection_members + count);
    return new csj_parser{
        simdjson::dom::parser(), simdjson::dom::document(), maximum_depth, std::move(names), {}, {}, {}};
  } catch (...) {
    return nullptr;
  }
}

void csj_parser_release(csj_parser *parser) {
  parser->json = simdjson::dom::parser();
  parser->document = simdjson::dom::document();
  parser->buffers = csj::Buffers();
  parser->lists = csj::PositionLists();
  parser->quoted = std::vector<uint8_t>();
}

void csj_parser_destroy(csj_parser *parser) { delete parser; }

void *csj_resize(void *buffer, size_t size) { return std::realloc(buffer, size); }

void csj_free(void *buffer) { std::free(buffer); }

const void *csj_find(const void *bytes, uint8_t byte, size_t length) {
  return std::memchr(bytes, byte, length);
}

namespace {

csj_status status_of(simdjson::error_code code) {
  switch (code) {
  case simdjson::SUCCESS: return CSJ_STATUS_DONE;
  case simdjson::CAPACITY: return CSJ_STATUS_TOO_LONG;
  case simdjson::MEMALLOC: return CSJ_STATUS_NO_MEMORY;
  case simdjson::DEPTH_ERROR: return CSJ_STATUS_TOO_DEEP;
  case simdjson::UNSUPPORTED_ARCHITECTURE:
  case simdjson::UNINITIALIZED:
  case simdjson::UNEXPECTED_ERROR:
  case simdjson::PARSER_IN_USE: return CSJ_STATUS_INTERNAL;
  default: return CSJ_STATUS_NOT_JSON;
  }
}

/// Room for a text a quarter longer, so that a series of files that grow by a little does not reallocate with
/// each; where that much is not to be had, for the text alone.
simdjson::error_code reserve(csj_parser &parser, size_t length) {
  const size_t room = std::min(parser.json.capacity(), parser.document.capacity());
  if (room > 0 && room >= length) return simdjson::SUCCESS;
  const size_t most = parser.json.max_capacity();
  if (length > most) return simdjson::CAPACITY;
  for (const size_t wanted : {length + length / 4, length}) {
    const size_t capacity = std::min(std::max<size_t>(wanted, 4096), most);
    // What is in the way is let go first: both generations at once could be too much.
    (void)parser.document.allocate(0);
    if (parser.json.allocate(capacity, parser.maximum_depth)) continue;
    if (!parser.document.allocate(capacity)) return simdjson::SUCCESS;
  }
  return simdjson::MEMALLOC;
}

simdjson::error_code parse(csj_parser &parser, const uint8_t *bytes, size_t length, simdjson::dom::element &root) {
  const simdjson::error_code code = reserve(parser, length);
  return code ? code : parser.json.parse_into_document(parser.document, bytes, length, false).get(root);
}

void walk(csj_parser &parser, const simdjson::dom::element &root, csj::PositionLists *taken, uint64_t first_index,
          bool skip_points, bool lenient, csj_result &result) {
  csj::Buffers &buffers = parser.buffers;
  buffers.clear();
  csj::Walker walker(buffers, taken, parser.collection_members, first_index, skip_points, lenient);
  const bool good = walker.root(root);
  std::reverse(buffers.path.begin(), buffers.path.end());
  result.status = good ? CSJ_STATUS_DONE : CSJ_STATUS_NOT_GEOJSON;
  result.form = walker.form;
  result.collection_member = walker.collection_member;
  result.fault = walker.fault;
  result.features = buffers.features.data();
  result.feature_count = buffers.features.size();
  result.total_features = walker.total;
  result.skipped_features = walker.skipped;
  result.shape = buffers.shape.data();
  result.shape_count = buffers.shape.size();
  result.coordinates = walker.coordinates();
  result.coordinate_count = walker.coordinate_count();
  result.tape = buffers.tape.data();
  result.tape_count = buffers.tape.size();
  result.text = buffers.text.data();
  result.text_count = buffers.text.size();
  result.oddities = buffers.oddities.data();
  result.oddity_count = buffers.oddities.size();
  result.path = buffers.path.data();
  result.path_count = buffers.path.size();
  result.faults = buffers.faults.data();
  result.fault_count = buffers.faults.size();
  result.collections = buffers.collections.data();
  result.collection_count = buffers.collections.size();
  result.boxes = buffers.boxes.data();
  result.box_count = buffers.boxes.size();
}

/// Reads a text without its lists of positions; false where it is to be read as it is, for whatever reason. What
/// is amiss with a text is not said here, so that it is said in one way.
bool read_reduced(csj_parser &parser, const uint8_t *bytes, size_t length, uint64_t first_index, bool skip_points,
                  csj_result &result) {
  try {
    csj::PositionLists &lists = parser.lists;
    simdjson::dom::element root;
    if (!lists.take(bytes, length) || parse(parser, lists.reduced(), lists.reduced_length(), root)) return false;
    walk(parser, root, &lists, first_index, skip_points, false, result);
    return result.status == CSJ_STATUS_DONE && lists.all_used();
  } catch (const std::bad_alloc &) {
    csj_parser_release(&parser);
    return false;
  }
}

csj_result read(
    csj_parser *parser, const uint8_t *bytes, size_t length, uint64_t first_index, bool skip_points, bool lenient) {
  csj_result result{};
  if (!lenient) {
    if (read_reduced(*parser, bytes, length, first_index, skip_points, result)) return result;
    result = csj_result{};
    if (length > csj::LastText::largest) parser->lists = csj::PositionLists();
  }
  try {
    simdjson::dom::element root;
    simdjson::error_code code = parse(*parser, bytes, length, root);
    // JSON may hold numbers that are beyond every type; only where one is needed is it in the way.
    if (code == simdjson::NUMBER_ERROR && csj::quote_large_numbers(bytes, length, parser->quoted)) {
      code = parse(*parser, parser->quoted.data(), parser->quoted.size() - csj_padding, root);
    }
    if (!code) {
      walk(*parser, root, nullptr, first_index, skip_points, lenient, result);
      return result;
    }
    result.status = status_of(code);
    result.message = simdjson::error_message(code);
  } catch (const std::bad_alloc &) {
    result.status = CSJ_STATUS_NO_MEMORY;
  } catch (...) {
    result.status = CSJ_STATUS_INTERNAL;
  }
  return result;
}

}  // namespace

csj_result csj_read(
    csj_parser *parser, const uint8_t *bytes, size_t length, uint64_t first_index, bool skip_points) {
  return read(parser, bytes, length, first_index, skip_points, false);
}

csj_result csj_read_value(csj_parser *parser, const uint8_t *bytes, size_t length) {
  csj_result result{};
  try {
    simdjson::dom::element root;
    const simdjson::error_code code = parse(*parser, bytes, length, root);
    result.status = status_of(code);
    if (code) {
      result.message = simdjson::error_message(code);
      return result;
    }
    parser->buffers.clear();
    csj::Walker walker(parser->buffers, nullptr, parser->collection_members, 0, false, false);
    walker.any(root);
    result.tape = parser->buffers.tape.data();
    result.tape_count = parser->buffers.tape.size();
    result.text = parser->buffers.text.data();
    result.text_count = parser->buffers.text.size();
  } catch (const std::bad_alloc &) {
    result.status = CSJ_STATUS_NO_MEMORY;
  } catch (...) {
    result.status = CSJ_STATUS_INTERNAL;
  }
  return result;
}

csj_result csj_examine(csj_parser *parser, const uint8_t *bytes, size_t length, uint64_t first_index) {
  return read(parser, bytes, length, first_index, false, true);
}
