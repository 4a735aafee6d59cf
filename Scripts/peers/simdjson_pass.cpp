// A floor to measure against: one thread of simdjson over the same bytes, every
// number of every position parsed and summed, nothing else done with them.
//
// Usage: simdjson_pass FOLDER      prints files, bytes, numbers and their sum

#include <simdjson.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>

namespace od = simdjson::ondemand;

struct Sum {
  uint64_t numbers = 0;
  double total = 0;
};

static void add(od::value value, Sum& sum) {
  switch (value.type()) {
    case od::json_type::array:
      for (auto element : value.get_array()) add(element.value(), sum);
      break;
    case od::json_type::object:
      for (auto field : value.get_object()) add(field.value().value(), sum);
      break;
    case od::json_type::number:
      sum.total += double(value.get_double());
      sum.numbers += 1;
      break;
    default:
      break;
  }
}

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: simdjson_pass FOLDER\n", stderr);
    return 64;
  }
  od::parser parser;
  Sum sum;
  uint64_t files = 0, bytes = 0;
  try {
    for (const auto& entry : std::filesystem::directory_iterator(arguments[1])) {
      if (entry.path().extension() != ".geojson") continue;
      auto text = simdjson::padded_string::load(entry.path().string()).value();
      files += 1;
      bytes += text.size();
      auto document = parser.iterate(text).value();
      for (auto field : document.get_object()) add(field.value().value(), sum);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "simdjson_pass: %s\n", error.what());
    return 1;
  }
  std::printf("%llu files, %llu bytes, %llu numbers, sum %.6f\n", (unsigned long long)files,
              (unsigned long long)bytes, (unsigned long long)sum.numbers, sum.total);
}
