#include "table.h"

static const unsigned char abbreviations[] = {
#embed "Tables/language/abbreviations.tsv"
};

const gleaner_table gleaner_language_tables[] = {
    GLEANER_TABLE("language/abbreviations", abbreviations),
    GLEANER_END,
};
