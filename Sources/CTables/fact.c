#include "table.h"

const gleaner_table gleaner_fact_tables[] = {
    GLEANER_END,
};
