package dev.modelgate.dialects.answer;

import java.util.List;

/**
 * What an answer holds. Nothing of the answer is lost: it consists of the calls, the text parts, and white space, markers
 * and turn ends between them; what could not be read stands among the texts.
 *
 * @param calls the whole calls, in their order
 * @param texts the text around them, in its order
 * @param errors what is wrong, in the order of its place
 * @param marked whether the raw text holds a marker of a call anywhere, right or wrong
 */
public record ParsedAnswer(List<ParsedCall> calls, List<TextPart> texts, List<AnswerError> errors, boolean marked) {
    public ParsedAnswer {
        calls = List.copyOf(calls);
        texts = List.copyOf(texts);
        errors = List.copyOf(errors);
    }

    /** The text around the calls, joined. */
    public String text() {
        StringBuilder joined = new StringBuilder();
        texts.forEach(part -> joined.append(part.text()));
        return joined.toString();
    }

    /** Whether the model answered directly: no marker of a call and no error. */
    public boolean direct() {
        return !marked && errors.isEmpty();
    }
}
