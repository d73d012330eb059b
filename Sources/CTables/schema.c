#include "table.h"

const gleaner_table gleaner_schema_tables[] = {
    GLEANER_END,
};
