package dev.modelgate.controller.plan;

import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.PlanPrinter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows the shipped plans. */
@ApplicationScoped
public class PlanOverviews {
    private final PlanCatalog catalog;

    PlanOverviews(PlanCatalog catalog) {
        this.catalog = catalog;
    }

    public List<PlanOverview.Line> all() {
        return catalog.names().stream().map(this::line).toList();
    }

    /**
     * @throws UnknownPlanException when there is none
     * @throws BrokenPlanException when it is not valid as a whole
     */
    public PlanOverview one(String name) {
        PlanSource source = catalog.shipped(name);
        return new PlanOverview(
                name,
                source.plan().sha256(),
                source.plan().question(),
                source.plan().gates().stream().map(Gate::name).toList(),
                PlanPrinter.print(source.plan()),
                source.text(),
                source.suites());
    }

    private PlanOverview.Line line(String name) {
        try {
            return new PlanOverview.Line(name, catalog.shipped(name).plan().question(), 0);
        } catch (BrokenPlanException e) {
            return new PlanOverview.Line(name, null, e.violations().size());
        }
    }
}
