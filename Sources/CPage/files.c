#include "CPage.h"

// clang knows #embed in every C mode but calls it an extension before C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char styles[] = {
#embed "Modules/page.css"
};

static const unsigned char bytes[] = {
#embed "Modules/bytes.js"
};

static const unsigned char albers[] = {
#embed "Modules/albers.js"
};

static const unsigned char borders[] = {
#embed "Modules/borders.js"
};

static const unsigned char view[] = {
#embed "Modules/view.js"
};

static const unsigned char drawing[] = {
#embed "Modules/drawing.js"
};

static const unsigned char labels[] = {
#embed "Modules/labels.js"
};

static const unsigned char controls[] = {
#embed "Modules/controls.js"
};

static const unsigned char pointing[] = {
#embed "Modules/pointing.js"
};

static const unsigned char telling[] = {
#embed "Modules/telling.js"
};

static const unsigned char map[] = {
#embed "Modules/map.js"
};

static const unsigned char tables[] = {
#embed "Modules/tables.js"
};

static const unsigned char page[] = {
#embed "Modules/page.js"
};

#define FILE_OF(name, array) {name, array, sizeof(array)}

static const CPageFile modules[] = {
    FILE_OF("bytes.js", bytes),       FILE_OF("albers.js", albers),     FILE_OF("borders.js", borders),
    FILE_OF("view.js", view),         FILE_OF("labels.js", labels),     FILE_OF("drawing.js", drawing),
    FILE_OF("tables.js", tables),     FILE_OF("controls.js", controls), FILE_OF("pointing.js", pointing),
    FILE_OF("telling.js", telling),   FILE_OF("map.js", map),           FILE_OF("page.js", page),
};

CPageFile cpage_styles(void) { return (CPageFile)FILE_OF("page.css", styles); }

size_t cpage_module_count(void) { return sizeof(modules) / sizeof(modules[0]); }

CPageFile cpage_module(size_t index) { return modules[index < cpage_module_count() ? index : 0]; }
