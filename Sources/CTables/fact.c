#include "table.h"

static const unsigned char verbs[] = {
#embed "Tables/facts/verbs.tsv"
};

static const unsigned char nouns[] = {
#embed "Tables/facts/nouns.tsv"
};

static const unsigned char measures[] = {
#embed "Tables/facts/measures.tsv"
};

static const unsigned char cues[] = {
#embed "Tables/facts/cues.tsv"
};

static const unsigned char prospects[] = {
#embed "Tables/facts/prospects.tsv"
};

static const unsigned char nationalities[] = {
#embed "Tables/facts/nationalities.tsv"
};

static const unsigned char headings[] = {
#embed "Tables/facts/headings.tsv"
};

static const unsigned char confidence[] = {
#embed "Tables/facts/confidence.tsv"
};

static const unsigned char rules[] = {
#embed "Tables/facts/rules.tsv"
};

static const unsigned char units[] = {
#embed "Tables/facts/units.tsv"
};

static const unsigned char comparisons[] = {
#embed "Tables/facts/comparisons.tsv"
};

static const unsigned char word_sets[] = {
#embed "Tables/facts/word_sets.tsv"
};

static const unsigned char date_costs[] = {
#embed "Tables/facts/date_costs.tsv"
};

static const unsigned char dimensions[] = {
#embed "Tables/facts/dimensions.tsv"
};

const gleaner_table gleaner_fact_tables[] = {
    GLEANER_TABLE("facts/verbs", verbs),
    GLEANER_TABLE("facts/nouns", nouns),
    GLEANER_TABLE("facts/measures", measures),
    GLEANER_TABLE("facts/cues", cues),
    GLEANER_TABLE("facts/prospects", prospects),
    GLEANER_TABLE("facts/nationalities", nationalities),
    GLEANER_TABLE("facts/confidence", confidence),
    GLEANER_TABLE("facts/headings", headings),
    GLEANER_TABLE("facts/comparisons", comparisons),
    GLEANER_TABLE("facts/units", units),
    GLEANER_TABLE("facts/rules", rules),
    GLEANER_TABLE("facts/word_sets", word_sets),
    GLEANER_TABLE("facts/date_costs", date_costs),
    GLEANER_TABLE("facts/dimensions", dimensions),
    GLEANER_END,
};
