#include "table.h"

static const unsigned char entities[] = {
#embed "Tables/feed/entities.tsv"
};
static const unsigned char html_elements[] = {
#embed "Tables/feed/html-elements.tsv"
};
static const unsigned char html_attributes[] = {
#embed "Tables/feed/html-attributes.tsv"
};
static const unsigned char css_properties[] = {
#embed "Tables/feed/css-properties.tsv"
};
static const unsigned char uri_schemes[] = {
#embed "Tables/feed/uri-schemes.tsv"
};
static const unsigned char namespaces[] = {
#embed "Tables/feed/namespaces.tsv"
};
static const unsigned char elements[] = {
#embed "Tables/feed/elements.tsv"
};
static const unsigned char date_words[] = {
#embed "Tables/feed/date-words.tsv"
};
static const unsigned char time_zones[] = {
#embed "Tables/feed/time-zones.tsv"
};

const gleaner_table gleaner_feed_tables[] = {
    GLEANER_TABLE("feed/entities", entities),
    GLEANER_TABLE("feed/html-elements", html_elements),
    GLEANER_TABLE("feed/html-attributes", html_attributes),
    GLEANER_TABLE("feed/css-properties", css_properties),
    GLEANER_TABLE("feed/uri-schemes", uri_schemes),
    GLEANER_TABLE("feed/namespaces", namespaces),
    GLEANER_TABLE("feed/elements", elements),
    GLEANER_TABLE("feed/date-words", date_words),
    GLEANER_TABLE("feed/time-zones", time_zones),
    GLEANER_END,
};
