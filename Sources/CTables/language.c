#include "table.h"

static const unsigned char abbreviations[] = {
#embed "Tables/language/abbreviations.tsv"
};

static const unsigned char plurals[] = {
#embed "Tables/language/plurals.tsv"
};

static const unsigned char closed_classes[] = {
#embed "Tables/language/closed-classes.tsv"
};

static const unsigned char verbs[] = {
#embed "Tables/language/verbs.tsv"
};

static const unsigned char words[] = {
#embed "Tables/language/words.tsv"
};

static const unsigned char word_sets[] = {
#embed "Tables/language/word_sets.tsv"
};

const gleaner_table gleaner_language_tables[] = {
    GLEANER_TABLE("language/abbreviations", abbreviations),
    GLEANER_TABLE("language/plurals", plurals),
    GLEANER_TABLE("language/closed-classes", closed_classes),
    GLEANER_TABLE("language/verbs", verbs),
    GLEANER_TABLE("language/words", words),
    GLEANER_TABLE("language/word_sets", word_sets),
    GLEANER_END,
};
