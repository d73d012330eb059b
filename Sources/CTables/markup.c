#include "table.h"

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
static const unsigned char story_trees[] = {
#embed "Tables/markup/story_trees.tsv"
};
static const unsigned char story_weights[] = {
#embed "Tables/markup/story_weights.tsv"
};
static const unsigned char zones[] = {
#embed "Tables/markup/zones.tsv"
};

const gleaner_table gleaner_markup_tables[] = {
    GLEANER_TABLE("markup/authors", authors),
    GLEANER_TABLE("markup/charsets", charsets),
    GLEANER_TABLE("markup/class_words", class_words),
    GLEANER_TABLE("markup/cues", cues),
    GLEANER_TABLE("markup/date_metas", date_metas),
    GLEANER_TABLE("markup/months", months),
    GLEANER_TABLE("markup/stopwords", stopwords),
    GLEANER_TABLE("markup/story_trees", story_trees),
    GLEANER_TABLE("markup/story_weights", story_weights),
    GLEANER_TABLE("markup/zones", zones),
    GLEANER_END,
};
