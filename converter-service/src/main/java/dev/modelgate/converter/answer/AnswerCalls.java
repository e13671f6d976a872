package dev.modelgate.converter.answer;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.modelgate.dialects.answer.AnswerError;
import dev.modelgate.dialects.answer.ParsedAnswer;
import dev.modelgate.dialects.answer.ParsedCall;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The calls in an answer.
 *
 * @param calls the whole calls, in their order
 * @param text the text around them, joined
 * @param errors what is not as the dialect has it; never guessed at
 */
@Schema(description = "The calls in an answer.")
record AnswerCalls(List<Call> calls, String text, List<Error> errors) {
    /**
     * A call.
     *
     * @param name of the function
     * @param arguments a JSON object, every digit and character as the model wrote it
     */
    @Schema(name = "AnswerCall")
    record Call(
            String name,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String arguments) {}

    /**
     * What is wrong.
     *
     * @param code what kind of thing, such as {@code truncated}
     * @param at offset in characters from the start of the answer
     * @param message one sentence
     */
    @Schema(name = "AnswerError")
    record Error(String code, int at, String message) {}

    static AnswerCalls of(ParsedAnswer answer) {
        return new AnswerCalls(
                answer.calls().stream().map(AnswerCalls::call).toList(),
                answer.text(),
                answer.errors().stream().map(AnswerCalls::error).toList());
    }

    private static Call call(ParsedCall call) {
        return new Call(call.name(), call.arguments().text());
    }

    private static Error error(AnswerError error) {
        return new Error(error.code().label(), error.at(), error.message());
    }
}
