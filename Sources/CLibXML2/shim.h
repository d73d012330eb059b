#pragma once
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>

// Swift 6 refuses mutable C globals; these reach the ones Gleaner needs.
static inline void gleaner_xml_free(void *pointer) { xmlFree(pointer); }
