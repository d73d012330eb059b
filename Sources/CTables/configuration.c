#include "table.h"

static const unsigned char demo[] = {
#embed "../../Config/demo.yaml"
};

const gleaner_table gleaner_configuration_tables[] = {
    GLEANER_TABLE("configuration/demo", demo),
    GLEANER_END,
};
