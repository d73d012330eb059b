#include "table.h"

const gleaner_table gleaner_figure_tables[] = {
    GLEANER_END,
};
