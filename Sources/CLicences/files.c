#include "CLicences.h"

// clang knows #embed in every C mode but calls it an extension before C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char parts[] = {
#embed "Licences/parts.json"
};

static const unsigned char mit[] = {
#embed "Licences/MIT.txt"
};

static const unsigned char apache[] = {
#embed "Licences/Apache-2.0.txt"
};

static const unsigned char swift_exception[] = {
#embed "Licences/Swift-exception.txt"
};

static const unsigned char llvm_exception[] = {
#embed "Licences/LLVM-exception.txt"
};

static const unsigned char unicode[] = {
#embed "Licences/Unicode-3.0.txt"
};

static const unsigned char cc_by[] = {
#embed "Licences/CC-BY-4.0.txt"
};

static const unsigned char cc0[] = {
#embed "Licences/CC0-1.0.txt"
};

#define FILE_OF(name, array) {name, array, sizeof(array)}

static const CLicencesFile texts[] = {
    FILE_OF("MIT.txt", mit),
    FILE_OF("Apache-2.0.txt", apache),
    FILE_OF("Swift-exception.txt", swift_exception),
    FILE_OF("LLVM-exception.txt", llvm_exception),
    FILE_OF("Unicode-3.0.txt", unicode),
    FILE_OF("CC-BY-4.0.txt", cc_by),
    FILE_OF("CC0-1.0.txt", cc0),
};

CLicencesFile clicences_parts(void) { return (CLicencesFile)FILE_OF("parts.json", parts); }

size_t clicences_text_count(void) { return sizeof(texts) / sizeof(texts[0]); }

CLicencesFile clicences_text(size_t index) { return texts[index < clicences_text_count() ? index : 0]; }
