#include "table.h"
#include <string.h>

static const gleaner_table *const shelves[] = {
    gleaner_schema_tables,  gleaner_language_tables, gleaner_figure_tables, gleaner_date_tables,
    gleaner_company_tables, gleaner_markup_tables,   gleaner_fact_tables,
    gleaner_web_tables,     gleaner_feed_tables,     gleaner_configuration_tables,
};

const gleaner_table *gleaner_table_named(const char *name) {
    for (size_t i = 0; i < sizeof shelves / sizeof *shelves; i++)
        for (const gleaner_table *t = shelves[i]; t->name; t++)
            if (!strcmp(t->name, name)) return t;
    return NULL;
}
