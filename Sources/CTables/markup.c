#include "table.h"

static const unsigned char addresses[] = {
#embed "Tables/markup/addresses.tsv"
};
static const unsigned char authors[] = {
#embed "Tables/markup/authors.tsv"
};
static const unsigned char charsets[] = {
#embed "Tables/markup/charsets.tsv"
};
static const unsigned char class_words[] = {
#embed "Tables/markup/class_words.tsv"
};
static const unsigned char cues[] = {
#embed "Tables/markup/cues.tsv"
};
static const unsigned char date_metas[] = {
#embed "Tables/markup/date_metas.tsv"
};
static const unsigned char months[] = {
#embed "Tables/markup/months.tsv"
};
static const unsigned char stopwords[] = {
#embed "Tables/markup/stopwords.tsv"
};
static const unsigned char story_trees_first[] = {
#embed "Tables/markup/story_trees_first.tsv"
};
static const unsigned char story_trees_last[] = {
#embed "Tables/markup/story_trees_last.tsv"
};
static const unsigned char zones[] = {
#embed "Tables/markup/zones.tsv"
};

const gleaner_table gleaner_markup_tables[] = {
    GLEANER_TABLE("markup/addresses", addresses),
    GLEANER_TABLE("markup/authors", authors),
    GLEANER_TABLE("markup/charsets", charsets),
    GLEANER_TABLE("markup/class_words", class_words),
    GLEANER_TABLE("markup/cues", cues),
    GLEANER_TABLE("markup/date_metas", date_metas),
    GLEANER_TABLE("markup/months", months),
    GLEANER_TABLE("markup/stopwords", stopwords),
    GLEANER_TABLE("markup/story_trees_first", story_trees_first),
    GLEANER_TABLE("markup/story_trees_last", story_trees_last),
    GLEANER_TABLE("markup/zones", zones),
    GLEANER_END,
};
