#include "CPage.h"

// clang knows #embed in every C mode but calls it an extension before C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char styles[] = {
#embed "Modules/page.css"
};

static const unsigned char bytes[] = {
#embed "Modules/bytes.mjs"
};

static const unsigned char albers[] = {
#embed "Modules/albers.mjs"
};

static const unsigned char borders[] = {
#embed "Modules/borders.mjs"
};

static const unsigned char view[] = {
#embed "Modules/view.mjs"
};

static const unsigned char drawing[] = {
#embed "Modules/drawing.mjs"
};

static const unsigned char labels[] = {
#embed "Modules/labels.mjs"
};

static const unsigned char controls[] = {
#embed "Modules/controls.mjs"
};

static const unsigned char pointing[] = {
#embed "Modules/pointing.mjs"
};

static const unsigned char telling[] = {
#embed "Modules/telling.mjs"
};

static const unsigned char map[] = {
#embed "Modules/map.mjs"
};

static const unsigned char tables[] = {
#embed "Modules/tables.mjs"
};

static const unsigned char page[] = {
#embed "Modules/page.mjs"
};

#define FILE_OF(name, array) {name, array, sizeof(array)}

static const CPageFile modules[] = {
    FILE_OF("bytes.mjs", bytes),       FILE_OF("albers.mjs", albers),     FILE_OF("borders.mjs", borders),
    FILE_OF("view.mjs", view),         FILE_OF("labels.mjs", labels),     FILE_OF("drawing.mjs", drawing),
    FILE_OF("tables.mjs", tables),     FILE_OF("controls.mjs", controls), FILE_OF("pointing.mjs", pointing),
    FILE_OF("telling.mjs", telling),   FILE_OF("map.mjs", map),           FILE_OF("page.mjs", page),
};

CPageFile cpage_styles(void) { return (CPageFile)FILE_OF("page.css", styles); }

size_t cpage_module_count(void) { return sizeof(modules) / sizeof(modules[0]); }

CPageFile cpage_module(size_t index) { return modules[index < cpage_module_count() ? index : 0]; }
