package dev.modelgate.gates.plan;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Names;
import dev.modelgate.gates.suite.Suite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that stand for something at the place of the plan that is being read. */
final class Scope {
    private final Map<String, Dataset> datasets;
    private final Map<String, Suite> suites;
    private final Set<String> brokenSuites;
    private final Set<String> madeSomewhere;
    private final Map<String, Made> made = new LinkedHashMap<>();

    /**
     * @param brokenSuites names of suites that could not be read, which has been reported
     * @param madeSomewhere every name that a step of the plan gives to what it makes
     */
    Scope(
            Map<String, Dataset> datasets,
            Map<String, Suite> suites,
            Set<String> brokenSuites,
            Set<String> madeSomewhere) {
        this.datasets = datasets;
        this.suites = suites;
        this.brokenSuites = brokenSuites;
        this.madeSomewhere = madeSomewhere;
        made.put(Side.CANDIDATE.label(), new Made(Artifact.Kind.MODEL, Side.CANDIDATE, false, null));
        made.put(Side.BASELINE.label(), new Made(Artifact.Kind.MODEL, Side.BASELINE, false, null));
    }

    /**
     * What a name stands for.
     *
     * @param base the model that an adapter was trained on; null for anything else
     */
    record Made(Artifact.Kind kind, Side side, boolean optional, String base) {}

    /** What the field names, when it has been made before and is of this kind. */
    Optional<Made> made(Fields fields, String key, String name, Artifact.Kind kind) {
        Made found = made.get(name);
        if (found != null && found.kind() == kind) {
            return Optional.of(found);
        }
        if (found != null) {
            fields.report(
                    key, "'" + name + "' is " + article(found.kind()) + ", but " + article(kind) + " is needed here.");
        } else if (madeSomewhere.contains(name)) {
            fields.report(key, "'" + name + "' is used before it is made; put the step that makes it first.");
        } else if (!name.isEmpty()) {
            fields.report(key, Names.unknown(word(kind), name, namesOf(kind)));
        }
        return Optional.empty();
    }

    void add(Fields fields, String name, Made artifact) {
        if (!name.isEmpty() && made.putIfAbsent(name, artifact) != null) {
            fields.report("as", "'" + name + "' stands for something already; choose another name.");
        }
    }

    void dataset(Fields fields, String key, String name) {
        if (!name.isEmpty() && !datasets.containsKey(name)) {
            fields.report(key, Names.unknown("dataset", name, datasets.keySet()));
        }
    }

    Optional<Suite> suite(Fields fields, String key, String name) {
        if (!name.isEmpty() && !suites.containsKey(name) && !brokenSuites.contains(name)) {
            fields.report(key, Names.unknown("suite", name, suites.keySet()));
        }
        return suite(name);
    }

    Optional<Suite> suite(String name) {
        return Optional.ofNullable(suites.get(name));
    }

    private List<String> namesOf(Artifact.Kind kind) {
        return made.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String word(Artifact.Kind kind) {
        return switch (kind) {
            case MODEL -> "model";
            case ADAPTER -> "adapter";
            case DATASET -> "converted data";
        };
    }

    private static String article(Artifact.Kind kind) {
        return switch (kind) {
            case MODEL -> "a model";
            case ADAPTER -> "an adapter";
            case DATASET -> "converted data";
        };
    }
}
