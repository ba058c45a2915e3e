#include "fit_options.hpp"

#include "context.hpp"
#include "named_option.hpp"

#include <fstream>

namespace counterclaim::app {

void add_fit_options(CLI::App& verb, FitArguments& arguments) {
    verb.add_option("--gold", arguments.gold, "Annotations, one JSON file a text")
        ->required()
        ->type_name("FOLDER");
    verb.add_option("--texts", arguments.texts, "Folders of the texts")
        ->required()
        ->type_name("FOLDER");
    verb.add_option("--fit", arguments.fit, "Fit the weights of the cues on all texts, to FILE")
        ->type_name("FILE");
    add_number(verb, "--folds", arguments.folds, 2U, 100U,
               "Parts held out in turn; texts stay whole");
}

void write_file(const std::string& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    out.close();
    if (!out) {
        throw Failure({ErrorCode::write_failed, path, "The file could not be written.", {}});
    }
}

}  // namespace counterclaim::app
