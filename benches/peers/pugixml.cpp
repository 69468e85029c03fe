// Reads a document as a tree, its values decoded: `pugixml FILE TIMES`. Each run begins with a copy of the text, as the
// parser changes what it reads.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <pugixml.hpp>
#include <string>

int main(int, char **arguments) {
    std::ifstream file(arguments[1], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    for (int left = std::atoi(arguments[2]); left > 0; left--) {
        pugi::xml_document document;
        const pugi::xml_parse_result result = document.load_buffer(text.data(), text.size());
        if (!result || !document.document_element()) {
            std::fprintf(stderr, "%s\n", result.description());
            return 1;
        }
    }
}
