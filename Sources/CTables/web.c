#include "table.h"

static const unsigned char tracking_parameters[] = {
#embed "Tables/web/tracking-parameters.tsv"
};
static const unsigned char suffixes[] = {
#embed "Tables/web/suffixes.tsv"
};
static const unsigned char special_addresses[] = {
#embed "Tables/web/special_addresses.tsv"
};

const gleaner_table gleaner_web_tables[] = {
    GLEANER_TABLE("web/tracking-parameters", tracking_parameters),
    GLEANER_TABLE("web/suffixes", suffixes),
    GLEANER_TABLE("web/special_addresses", special_addresses),
    GLEANER_END,
};
