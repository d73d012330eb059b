#pragma once
#include "ctables.h"

// A module's tables stand in one C file each, as an array that ends with a NULL name.
#define GLEANER_TABLE(label, array) { label, array, sizeof array }
#define GLEANER_END { NULL, NULL, 0 }

extern const gleaner_table gleaner_schema_tables[];
extern const gleaner_table gleaner_language_tables[];
extern const gleaner_table gleaner_figure_tables[];
extern const gleaner_table gleaner_date_tables[];
extern const gleaner_table gleaner_company_tables[];
extern const gleaner_table gleaner_markup_tables[];
extern const gleaner_table gleaner_fact_tables[];
extern const gleaner_table gleaner_web_tables[];
extern const gleaner_table gleaner_feed_tables[];
extern const gleaner_table gleaner_configuration_tables[];
