package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Verdict;
import dev.modelgate.gates.scoring.CountStatistics;
import java.util.List;

/**
 * The outcome of a gate. A record that survives JSON, so that it can be stored and given back.
 *
 * @param gate its name
 * @param verdict its outcome
 * @param criteria all of the gate's, those without evidence too
 * @param reasons one sentence each, with numbers; those that forced the verdict first
 * @param cautions what a reader has to know beside the verdict: a soft failure, a step left out, a figure that was only quoted
 * @param statistics beside the criteria that count answers
 */
public record GateVerdict(
        String gate,
        Verdict verdict,
        List<CriterionOutcome> criteria,
        List<String> reasons,
        List<String> cautions,
        List<CountStatistics> statistics) {
    public GateVerdict {
        criteria = List.copyOf(criteria);
        reasons = List.copyOf(reasons);
        cautions = List.copyOf(cautions);
        statistics = List.copyOf(statistics);
    }
}
