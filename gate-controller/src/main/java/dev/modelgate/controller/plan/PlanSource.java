package dev.modelgate.controller.plan;

import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.PlanReader;
import dev.modelgate.gates.plan.PlanReading;
import dev.modelgate.gates.plan.SuiteLoader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan's texts, as complete as an evaluation has to keep them.
 *
 * @param plan the plan, read
 * @param text its YAML
 * @param suites by the file that the plan names, the YAML of each suite
 */
public record PlanSource(Plan plan, String text, Map<String, String> suites) {
    /** A loader over texts that are at hand. */
    public static SuiteLoader loader(Map<String, String> suites) {
        return file -> {
            String text = suites.get(file);
            if (text == null) {
                throw new IOException("The suite file '" + file + "' was not given.");
            }
            return text;
        };
    }

    /**
     * Reads a plan and keeps the texts of the suites that it named.
     *
     * @throws BrokenPlanException with everything that is wrong
     */
    static PlanSource read(String name, String text, SuiteLoader loader) {
        Map<String, String> suites = new LinkedHashMap<>();
        PlanReading reading = PlanReader.read(name, text, file -> {
            String suite = loader.load(file);
            suites.put(file, suite);
            return suite;
        });
        return switch (reading) {
            case PlanReading.Valid valid -> new PlanSource(valid.plan(), text, Map.copyOf(suites));
            case PlanReading.Invalid invalid -> throw new BrokenPlanException(name, invalid.violations());
        };
    }
}
