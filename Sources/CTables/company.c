#include "table.h"

// The starter list is also what operators edit: one list, kept in Config.
static const unsigned char known[] = {
#embed "../../Config/companies.tsv"
};

static const unsigned char legal_forms[] = {
#embed "Tables/companies/legal_forms.tsv"
};

static const unsigned char exchanges[] = {
#embed "Tables/companies/exchanges.tsv"
};

static const unsigned char media[] = {
#embed "Tables/companies/media.tsv"
};

const gleaner_table gleaner_company_tables[] = {
    GLEANER_TABLE("companies/known", known),
    GLEANER_TABLE("companies/legal_forms", legal_forms),
    GLEANER_TABLE("companies/exchanges", exchanges),
    GLEANER_TABLE("companies/media", media),
    GLEANER_END,
};
