package dev.modelgate.gates.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be wrong with an answer: the closed taxonomy of misses. */
public enum ErrorType {
    /** A call to another function than the expected one. */
    WRONG_FUNCTION,
    /** An argument that must be given is not. */
    MISSING_ARGUMENT,
    /** An argument is given that nobody asked for. */
    UNEXPECTED_ARGUMENT,
    /** An argument's value has another type than the schema says. */
    WRONG_TYPE,
    /** An argument's value is none of the accepted ones. */
    WRONG_VALUE,
    /** Another number of calls than expected. */
    WRONG_COUNT,
    /** There is call text that is no call in the dialect. */
    UNPARSABLE,
    /** A call where a direct answer was expected. */
    UNEXPECTED_CALL,
    /** No call where one was expected. */
    NO_CALL,
    /** Neither a call nor a word. */
    EMPTY_ANSWER,
    /** The code in an argument does not parse. */
    INVALID_CODE,
    /** The code does not call a function that it must call. */
    FUNCTION_NOT_CALLED,
    /** The code does not read a field that it must read. */
    FIELD_NOT_READ;

    /** The name in scores and reports: lower case with dashes. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
