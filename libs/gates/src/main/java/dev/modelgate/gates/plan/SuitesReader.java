package dev.modelgate.gates.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.contracts.SafeName;
import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Names;
import dev.modelgate.gates.document.Violations;
import dev.modelgate.gates.suite.Suite;
import dev.modelgate.gates.suite.SuiteReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fetches and reads the suites that a plan names. */
final class SuitesReader {
    private final SuiteLoader loader;
    private final Violations violations;
    private final Map<String, Suite> suites = new LinkedHashMap<>();
    private final Map<String, JsonNode> trees = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();

    SuitesReader(SuiteLoader loader, Violations violations) {
        this.loader = loader;
        this.violations = violations;
    }

    Map<String, Suite> suites() {
        return suites;
    }

    /** What the plan's hash covers, by name of the suite. */
    Map<String, JsonNode> trees() {
        return trees;
    }

    Set<String> broken() {
        return broken;
    }

    void read(Fields plan) {
        if (!plan.has("suites")) {
            return;
        }
        Fields named = plan.object("suites", "files of suites by name");
        for (String name : named.keys()) {
            String file = named.text(name, "file of the suite");
            if (!Names.isPlain(name)) {
                named.report(name, "'" + name + "' is no name: use lower-case letters, digits, '-' and '_'.");
            }
            Optional<Suite> suite = file.isEmpty() ? Optional.empty() : suite(named, name, file);
            suite.ifPresentOrElse(read -> suites.put(name, read), () -> broken.add(name));
        }
    }

    private Optional<Suite> suite(Fields named, String name, String file) {
        String yaml;
        try {
            yaml = loader.load(SafeName.checkPath("suite file", file));
        } catch (IOException e) {
            named.report(name, "The suite '" + file + "' cannot be read: " + e.getMessage());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            named.report(name, e.getMessage());
            return Optional.empty();
        }
        String path = named.path(name) + ":";
        Optional<JsonNode> tree = SuiteReader.tree(path, yaml, violations);
        tree.ifPresent(found -> trees.put(name, found));
        int before = violations.all().size();
        Optional<Suite> suite = tree.map(found -> SuiteReader.read(found, path, violations));
        return violations.all().size() == before ? suite : Optional.empty();
    }
}
