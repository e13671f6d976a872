package dev.modelgate.controller.report;

import dev.modelgate.controller.dispatch.Machines;
import dev.modelgate.controller.evaluation.ProgressReader;
import dev.modelgate.controller.evaluation.Refusal;
import dev.modelgate.controller.plan.PlanSnapshots;
import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.controller.store.Evaluations;
import dev.modelgate.controller.view.EvaluationViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reports and logs of evaluations, made anew from the record each time. */
@ApplicationScoped
public class Reports {
    private final Evaluations evaluations;
    private final EvaluationViews views;
    private final ProgressReader progress;
    private final PlanSnapshots plans;
    private final Machines machines;

    Reports(
            Evaluations evaluations,
            EvaluationViews views,
            ProgressReader progress,
            PlanSnapshots plans,
            Machines machines) {
        this.evaluations = evaluations;
        this.views = views;
        this.progress = progress;
        this.plans = plans;
        this.machines = machines;
    }

    /**
     * The results document, Markdown.
     *
     * @throws Refusal when there is no such evaluation
     */
    @Transactional
    public String markdown(UUID id) {
        return ResultsMarkdown.write(dossier(id));
    }

    /** Names of the logs that there are so far. */
    @Transactional
    public List<String> logNames(UUID id) {
        return GateLogs.names(dossier(id));
    }

    /** A log by its name; empty when there is none (yet). */
    @Transactional
    public Optional<String> log(UUID id, String name) {
        return GateLogs.text(dossier(id), name);
    }

    private Dossier dossier(UUID id) {
        EvaluationEntity evaluation =
                evaluations.findByIdOptional(id).orElseThrow(() -> Refusal.unknown(id.toString()));
        String machine = evaluation.machine == null
                ? null
                : machines.describe(evaluation.machine)
                        .map(status -> "%s: %s, %.1f GB, backend %s"
                                .formatted(
                                        status.machine(), status.chip(), status.memoryBytes() / 1e9, status.backend()))
                        .orElse(evaluation.machine);
        return new Dossier(views.one(id), plans.of(evaluation), progress.read(evaluation), machine);
    }
}
