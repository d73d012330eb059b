#include "table.h"

static const unsigned char words[] = {
#embed "Tables/dates/words.tsv"
};
static const unsigned char phrases[] = {
#embed "Tables/dates/phrases.tsv"
};
static const unsigned char holidays[] = {
#embed "Tables/dates/holidays.tsv"
};
static const unsigned char springfestival[] = {
#embed "Tables/dates/springfestival.tsv"
};
static const unsigned char nouns[] = {
#embed "Tables/dates/nouns.tsv"
};
static const unsigned char namedays[] = {
#embed "Tables/dates/namedays.tsv"
};
static const unsigned char eras[] = {
#embed "Tables/dates/eras.tsv"
};
static const unsigned char tense[] = {
#embed "Tables/dates/tense.tsv"
};

static const unsigned char word_sets[] = {
#embed "Tables/dates/word_sets.tsv"
};

const gleaner_table gleaner_date_tables[] = {
    GLEANER_TABLE("dates/words", words),
    GLEANER_TABLE("dates/phrases", phrases),
    GLEANER_TABLE("dates/holidays", holidays),
    GLEANER_TABLE("dates/springfestival", springfestival),
    GLEANER_TABLE("dates/nouns", nouns),
    GLEANER_TABLE("dates/namedays", namedays),
    GLEANER_TABLE("dates/eras", eras),
    GLEANER_TABLE("dates/tense", tense),
    GLEANER_TABLE("dates/word_sets", word_sets),
    GLEANER_END,
};
