#include "table.h"

static const unsigned char article[] = {
#embed "Tables/schemas/article.json"
};
static const unsigned char annotated[] = {
#embed "Tables/schemas/annotated.json"
};
static const unsigned char fact[] = {
#embed "Tables/schemas/fact.json"
};
static const unsigned char document[] = {
#embed "Tables/schemas/document.json"
};
static const unsigned char reject[] = {
#embed "Tables/schemas/reject.json"
};
static const unsigned char capture[] = {
#embed "Tables/schemas/capture.json"
};
static const unsigned char feed[] = {
#embed "Tables/schemas/feed.json"
};
static const unsigned char run[] = {
#embed "Tables/schemas/run.json"
};
static const unsigned char cluster[] = {
#embed "Tables/schemas/cluster.json"
};
static const unsigned char facts_xsd[] = {
#embed "Tables/schemas/gleaner-facts.xsd"
};

const gleaner_table gleaner_schema_tables[] = {
    GLEANER_TABLE("schemas/article", article),
    GLEANER_TABLE("schemas/annotated", annotated),
    GLEANER_TABLE("schemas/fact", fact),
    GLEANER_TABLE("schemas/document", document),
    GLEANER_TABLE("schemas/reject", reject),
    GLEANER_TABLE("schemas/capture", capture),
    GLEANER_TABLE("schemas/feed", feed),
    GLEANER_TABLE("schemas/run", run),
    GLEANER_TABLE("schemas/cluster", cluster),
    GLEANER_TABLE("schemas/gleaner-facts.xsd", facts_xsd),
    GLEANER_END,
};
