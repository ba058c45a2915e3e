#include "serve/message.hpp"

#include "serve/parameters.hpp"

#include "exchange/json_writer.hpp"

namespace counterclaim::serve {

Answer error_answer(int status, std::string_view code, std::string_view message) {
    return error_answer(status, code, message, {});
}

Answer error_answer(int status, std::string_view code, std::string_view message,
                    const std::vector<ParameterError>& errors) {
    Answer answer;
    answer.status = status;
    answer.type = "application/problem+json; charset=utf-8";
    exchange::JsonWriter json(answer.body);
    json.begin_object().key("ok").value(false).key("status").value(status);
    json.key("error").value(code).key("message").value(message).key("errors").begin_array();
    for (const auto& error : errors) {
        json.begin_object().key("parameter").text_or_null(error.parameter);
        json.key("message").value(error.message).end_object();
    }
    json.end_array().key("type");
    json.value("https://counterclaim.example.org/errors/" + std::string(code)).key("title");
    json.value(code).key("detail").value(message).end_object();
    answer.with("Cache-Control", "no-store");
    return answer;
}

}  // namespace counterclaim::serve
