#include "table.h"

// The starter list is also what operators edit: one list, kept in Config.
static const unsigned char known[] = {
#embed "../../Config/companies.tsv"
};

// Built from it by gleaner-train; read in place.
static const unsigned char known_index[] = {
#embed "Tables/companies/known.bin"
};

static const unsigned char legal_forms[] = {
#embed "Tables/companies/legal_forms.tsv"
};

static const unsigned char exchanges[] = {
#embed "Tables/companies/exchanges.tsv"
};

static const unsigned char countries[] = {
#embed "Tables/companies/countries.tsv"
};

static const unsigned char joined_heads[] = {
#embed "Tables/companies/joined_heads.tsv"
};

static const unsigned char media_heads[] = {
#embed "Tables/companies/media_heads.tsv"
};

static const unsigned char link_cues[] = {
#embed "Tables/companies/link_cues.tsv"
};

static const unsigned char party_adjectives[] = {
#embed "Tables/companies/party_adjectives.tsv"
};

static const unsigned char media[] = {
#embed "Tables/companies/media.tsv"
};

static const unsigned char never_names[] = {
#embed "Tables/companies/never_names.tsv"
};

static const unsigned char other_heads[] = {
#embed "Tables/companies/other_heads.tsv"
};

static const unsigned char not_companies[] = {
#embed "Tables/companies/not_companies.tsv"
};

static const unsigned char word_sets[] = {
#embed "Tables/companies/word_sets.tsv"
};

// Trained by gleaner-train; read in place.
static const unsigned char lexicon[] = {
#embed "Tables/companies/lexicon.bin"
};

static const unsigned char weights[] = {
#embed "Tables/companies/weights.bin"
};

const gleaner_table gleaner_company_tables[] = {
    GLEANER_TABLE("companies/known", known),
    GLEANER_TABLE("companies/known_index", known_index),
    GLEANER_TABLE("companies/legal_forms", legal_forms),
    GLEANER_TABLE("companies/exchanges", exchanges),
    GLEANER_TABLE("companies/countries", countries),
    GLEANER_TABLE("companies/joined_heads", joined_heads),
    GLEANER_TABLE("companies/media_heads", media_heads),
    GLEANER_TABLE("companies/link_cues", link_cues),
    GLEANER_TABLE("companies/party_adjectives", party_adjectives),
    GLEANER_TABLE("companies/media", media),
    GLEANER_TABLE("companies/never_names", never_names),
    GLEANER_TABLE("companies/lexicon", lexicon),
    GLEANER_TABLE("companies/weights", weights),
    GLEANER_TABLE("companies/other_heads", other_heads),
    GLEANER_TABLE("companies/not_companies", not_companies),
    GLEANER_TABLE("companies/word_sets", word_sets),
    GLEANER_END,
};
