#include "table.h"

const gleaner_table gleaner_markup_tables[] = {
    GLEANER_END,
};
