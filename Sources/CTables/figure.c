#include "table.h"

static const unsigned char numbers[] = {
#embed "Tables/figures/numbers.tsv"
};

static const unsigned char scales[] = {
#embed "Tables/figures/scales.tsv"
};

static const unsigned char currencies[] = {
#embed "Tables/figures/currencies.tsv"
};

static const unsigned char money[] = {
#embed "Tables/figures/money.tsv"
};

static const unsigned char units[] = {
#embed "Tables/figures/units.tsv"
};

static const unsigned char compounds[] = {
#embed "Tables/figures/compounds.tsv"
};

static const unsigned char prefixes[] = {
#embed "Tables/figures/prefixes.tsv"
};

static const unsigned char bounds[] = {
#embed "Tables/figures/bounds.tsv"
};

static const unsigned char changes[] = {
#embed "Tables/figures/changes.tsv"
};

static const unsigned char cues[] = {
#embed "Tables/figures/cues.tsv"
};

static const unsigned char abbreviations[] = {
#embed "Tables/figures/abbreviations.tsv"
};

static const unsigned char names[] = {
#embed "Tables/figures/names.tsv"
};

static const unsigned char word_sets[] = {
#embed "Tables/figures/word_sets.tsv"
};

const gleaner_table gleaner_figure_tables[] = {
    GLEANER_TABLE("figures/numbers", numbers),
    GLEANER_TABLE("figures/scales", scales),
    GLEANER_TABLE("figures/currencies", currencies),
    GLEANER_TABLE("figures/money", money),
    GLEANER_TABLE("figures/units", units),
    GLEANER_TABLE("figures/compounds", compounds),
    GLEANER_TABLE("figures/prefixes", prefixes),
    GLEANER_TABLE("figures/bounds", bounds),
    GLEANER_TABLE("figures/changes", changes),
    GLEANER_TABLE("figures/cues", cues),
    GLEANER_TABLE("figures/abbreviations", abbreviations),
    GLEANER_TABLE("figures/names", names),
    GLEANER_TABLE("figures/word_sets", word_sets),
    GLEANER_END,
};
