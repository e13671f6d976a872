package dev.modelgate.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/** What the controller has concluded. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Judgement.GateJudged.class, name = "gate-judged"),
    @JsonSubTypes.Type(value = Judgement.Decided.class, name = "decided")
})
public sealed interface Judgement {
    String evaluation();

    Instant at();

    /** The one verdict of a gate; each reason is a sentence with numbers. */
    record GateJudged(String evaluation, Instant at, String gate, Verdict verdict, List<String> reasons)
            implements Judgement {}

    /**
     * The decision.
     *
     * @param decidedBy the gate that decided
     * @param cautions of all gates that failed softly
     */
    record Decided(
            String evaluation,
            Instant at,
            Decision decision,
            String decidedBy,
            List<String> reasons,
            List<String> cautions)
            implements Judgement {}
}
