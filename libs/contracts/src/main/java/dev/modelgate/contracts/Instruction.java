package dev.modelgate.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a commands topic carries: an order to start something, or to stop it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.class, name = "command"),
    @JsonSubTypes.Type(value = Cancellation.class, name = "cancellation")
})
public sealed interface Instruction permits Command, Cancellation {
    /** The evaluation that this belongs to; also the key of the Kafka record. */
    String evaluation();

    /** The machine that it is addressed to, or null when any consumer of the topic may take it (converter). */
    String machine();
}
