#include "table.h"

const gleaner_table gleaner_company_tables[] = {
    GLEANER_END,
};
