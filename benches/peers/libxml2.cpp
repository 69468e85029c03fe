// Reads a document as events, with namespaces (SAX2), and counts them: `libxml2 FILE TIMES`.

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <libxml/parser.h>
#include <string>

static long events;

static void start(void *, const xmlChar *, const xmlChar *, const xmlChar *, int, const xmlChar **, int, int,
                  const xmlChar **) {
    events++;
}

static void end(void *, const xmlChar *, const xmlChar *, const xmlChar *) { events++; }

static void characters(void *, const xmlChar *, int) { events++; }

int main(int, char **arguments) {
    std::ifstream file(arguments[1], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    xmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start;
    handler.endElementNs = end;
    handler.characters = characters;
    for (int left = std::atoi(arguments[2]); left > 0; left--) {
        events = 0;
        if (xmlSAXUserParseMemory(&handler, nullptr, text.data(), static_cast<int>(text.size())) != 0 || events == 0) {
            std::fprintf(stderr, "not well-formed\n");
            return 1;
        }
    }
}
