package dev.modelgate.cli;

import dev.modelgate.cli.plan.LocalPlan;
import dev.modelgate.cli.stack.Installation;
import dev.modelgate.gates.document.Violation;
import dev.modelgate.gates.plan.PlanReading;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Collectors;

/** Plans that must be there and valid before anything is begun. */
final class Plans {
    private Plans() {}

    /**
     * Finds a valid plan.
     *
     * @throws UsageException when there is none, or it is broken; the message lists everything that is wrong
     */
    static LocalPlan valid(Installation installation, String nameOrFile) throws IOException {
        LocalPlan plan = find(installation, nameOrFile);
        return switch (plan.reading()) {
            case PlanReading.Valid valid -> plan;
            case PlanReading.Invalid invalid -> throw new UsageException(explain(plan.name(), invalid.violations()));
        };
    }

    private static LocalPlan find(Installation installation, String nameOrFile) throws IOException {
        try {
            return LocalPlan.find(nameOrFile, installation.plans());
        } catch (NoSuchFileException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static String explain(String name, List<Violation> violations) {
        return violations.stream()
                .map(violation -> "  " + violation)
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "The plan '" + name + "' has " + violations.size()
                                + (violations.size() == 1 ? " problem:" : " problems:") + System.lineSeparator(),
                        ""));
    }
}
