#include "table.h"

const gleaner_table gleaner_date_tables[] = {
    GLEANER_END,
};
