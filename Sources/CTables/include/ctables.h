#pragma once
#include <stddef.h>

/// One text table or weight file compiled into the program: bundle folders break a copied binary, `#embed` does not.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} gleaner_table;

/// The table of that name, or NULL.
const gleaner_table *gleaner_table_named(const char *name);
